import { fitGrid } from '@fourier-features/core';
import { encodeNifti, encodeNpy, type Volume } from '@fourier-features/datasets';
import {
  fitMri,
  fourierSampling,
  type Mask,
  type MriEncodingName,
  magnitude,
  mriEncoding,
  scoreReconstruction,
  zeroFilled,
} from '@fourier-features/mri';
import { encodePng } from '@fourier-features/pictures';
import type { ValueRange } from '../../files/readVolume.ts';
import { fitOptions } from '../reconstruction/fitOptions.ts';
import type { Baseline, InverseProblem } from '../reconstruction/inverseProblem.ts';
import { slicesPicture } from '../reconstruction/slicesPicture.ts';

export interface MriProblemOptions {
  readonly name: string;
  readonly description: string;
  readonly sha256: string;
  /** `[height, width]` or `[depth, height, width]`. */
  readonly shape: readonly number[];
  /** `shape`, DC first. */
  readonly mask: Mask;
  /** `[...shape, 2]`, or that for each coil; of an object with magnitudes up to 1. */
  readonly kspace: Float32Array;
  readonly sensitivities?: Float32Array;
  /** Whether the object has phases. */
  readonly complex: boolean;
  /** Magnitudes, in [0, 1]. */
  readonly truth?: Float32Array;
  /** What magnitudes are in the unit of the input. */
  readonly valueRange: ValueRange;
  readonly affine: Volume['affine'];
}

const GRID_STEPS = 200;

/** K-space to be explained by a slice or a volume, as the terminal's commands take it. */
export function mriProblem(options: MriProblemOptions): InverseProblem {
  const {
    name,
    description,
    sha256,
    shape,
    mask,
    kspace,
    sensitivities,
    complex,
    truth,
    valueRange,
    affine,
  } = options;
  const operator = fourierSampling({ shape, mask, complex, ...(sensitivities ? { sensitivities } : {}) });
  const picture: InverseProblem['picture'] = (visible) => slicesPicture(visible, shape);
  return {
    task: 'mri',
    name,
    description,
    sha256,
    shape,
    operator,
    measurements: kspace,
    truth,
    baselines: baselinesOf(options, operator),
    build: (encoding, rest) =>
      mriEncoding(encoding as MriEncodingName, { inputDim: shape.length === 2 ? 2 : 3, ...rest }),
    fit: (settings, run) =>
      fitMri({
        operator,
        kspace,
        complex,
        ...(truth ? { truth } : {}),
        encoding: settings.encoding as MriEncodingName,
        ...fitOptions(settings, run),
      }),
    visible: (values) => (complex ? magnitude(values) : values),
    score: (visible) => truth && scoreReconstruction(visible, truth, shape),
    picture,
    encode: async (visible) => {
      const [depth, height, width] = shape.length === 3 ? shape : [1, ...shape];
      const volume = {
        values: visible.map((value) => valueRange.floor + valueRange.range * value),
        shape: [depth!, height!, width!] as [number, number, number],
        affine,
      };
      return [
        { name: 'reconstruction.png', content: await encodePng(picture(visible), { bitDepth: 16 }) },
        { name: 'reconstruction.nii.gz', content: await encodeNifti(volume, { gzip: true }) },
      ];
    },
    encodeMeasurements: () => ({
      name: 'kspace.npy',
      content: encodeNpy({ values: kspace, shape: operator.outputShape, complex: true }),
    }),
  };
}

/** What zeros in place of unsampled bins give, and a grid of free cells. */
function baselinesOf(
  { shape, kspace, sensitivities, complex }: MriProblemOptions,
  operator: InverseProblem['operator'],
): [Baseline, Baseline] {
  return [
    {
      name: 'zero-filled',
      solve: async () =>
        zeroFilled({
          shape,
          kspace,
          ...(sensitivities ? { sensitivities } : {}),
          part: complex ? 'complex' : 'magnitude',
        }),
    },
    {
      name: 'grid',
      solve: (progress, signal) =>
        fitGrid({
          operator,
          measurements: kspace,
          ...(complex ? { channels: 2, bounded: false, learningRate: 0.02 } : {}),
          steps: GRID_STEPS,
          onStep: (step) => progress(step / GRID_STEPS),
          signal,
        }),
    },
  ];
}
