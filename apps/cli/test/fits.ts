/** The commands that fit one field: their words and a tiny input that `writeInputs` wrote, and sizes that train at once. */
export interface FitCase {
  readonly words: readonly string[];
  /** Options that shrink input, network and results. */
  readonly small: readonly string[];
  /** Option that stops at a target, and the measure it stops at. */
  readonly target: '--target-psnr' | '--target-iou';
  readonly measure: string;
}

const NETWORK = ['--frequencies', '6', '--width', '5', '--depth', '2'] as const;

export const FITS: readonly FitCase[] = [
  {
    words: ['image', 'fit', 'stripes.png'],
    small: [...NETWORK, '--batch-size', '32'],
    target: '--target-psnr',
    measure: 'fitPsnr',
  },
  {
    words: ['occupancy', 'fit', 'cube.off'],
    small: [...NETWORK, '--batch-size', '32', '--resolution', '4'],
    target: '--target-iou',
    measure: 'boundaryIou',
  },
  {
    words: ['ct', 'fit', 'head.nii'],
    small: [...NETWORK, '--angles', '5'],
    target: '--target-psnr',
    measure: 'psnr',
  },
  {
    words: ['ct', 'reconstruct', 'sinogram.npy'],
    small: NETWORK,
    target: '--target-psnr',
    measure: 'measurementPsnr',
  },
  {
    words: ['mri', 'fit', 'head.nii'],
    small: [...NETWORK, '--size', '6'],
    target: '--target-psnr',
    measure: 'psnr',
  },
  {
    words: ['mri', 'reconstruct', 'kspace.npy'],
    small: [...NETWORK, '--coils'],
    target: '--target-psnr',
    measure: 'measurementPsnr',
  },
  {
    words: ['nerf', 'fit'],
    small: [...NETWORK, '--reduce', '25', '--rays-per-step', '8', '--samples', '4'],
    target: '--target-psnr',
    measure: 'fitPsnr',
  },
];

/** Pairs for `describe.each`: the name of the command, such as `image fit`, and the case. */
export const NAMED_FITS: readonly (readonly [name: string, fit: FitCase])[] = FITS.map((fit) => [
  fit.words.slice(0, 2).join(' '),
  fit,
]);
