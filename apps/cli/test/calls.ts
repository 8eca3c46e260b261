import { join } from 'node:path';

/** Words for options, by flag; `true` for flags without a value. */
export type Given = Readonly<Record<string, string | true>>;

/** How a command is called so that it reads each of its options. */
export interface Call {
  /** Arguments of the command. */
  readonly source: readonly string[];
  /** One run for each object; several where options exclude each other. */
  readonly runs: readonly Given[];
}

/** What the program says if it is refused once it has read an option, by a value of that option. */
export const REFUSALS: Readonly<Record<string, RegExp>> = {
  '77': /kspace\.npy: only a file of fastMRI has slices\. Leave out --slice\./,
  '4173': /nothing: no such file or folder/,
  'none.safetensors': /none\.safetensors: no such file/,
  'cube.off': /--out: must be a folder, got the file cube\.off/,
};

const ENGINE = { '--engine': 'wasm', '--threads': '1' } as const;
const SIZE = { '--width': '5', '--depth': '2' } as const;
const NETWORK = { '--frequencies': '6', ...SIZE } as const;
const RUN = {
  ...ENGINE,
  '--steps': '2',
  '--learning-rate': '0.02',
  '--seed': '3',
  '--overwrite': true,
  '--json': true,
} as const;
const PLAN = { ...NETWORK, ...RUN } as const;
const TRAINING = { ...PLAN, '--strict': true } as const;
/** Of commands that fit one encoding. */
const ONE = { ...TRAINING, '--encoding': 'positional', '--scale': '2.5' } as const;
/** The scale from the data, by short trainings, which `--scale auto` has tests for: refused before these, for its folder. */
const AUTO = { ...ENGINE, '--scale': 'auto', '--probe': '2', '--out': 'cube.off' } as const;
const WIRE = { '--omega': '12', '--first-omega': '14', '--spread': '8' } as const;
const HASH = {
  '--levels': '3',
  '--features-per-level': '1',
  '--table-size': '64',
  '--coarsest-cells': '2',
  '--finest-cells': '9',
  '--interpolation': 'cubic',
} as const;
/** The options of fields other than `fourier`, for commands that fit one and for comparisons. */
const OTHERS: readonly Given[] = [
  { ...RUN, ...SIZE, '--field': 'wire', ...WIRE },
  { ...RUN, ...SIZE, '--field': 'hash', ...HASH },
];
/** Of comparisons, which the tests of each task make of all encodings. */
const FIELDS = { ...PLAN, '--fields': 'fourier,wire,hash', ...WIRE, ...HASH, '--resume': true } as const;
/** Refused after the input is checked, for its folder: fields that are hardly trained have warnings. */
const STRICT = { ...ENGINE, '--strict': true, '--out': 'cube.off' } as const;
const DECIBELS = { '--target-psnr': '99' } as const;
const KERNEL = {
  ...NETWORK,
  '--of': 'nngp',
  '--points': '8',
  '--parameterisation': 'ntk',
  '--no-bias': true,
  '--seed': '3',
  '--overwrite': true,
  '--json': true,
} as const;

const IMAGE = {
  '--batch-size': '7',
  '--holdout': 'grid',
  '--kind': 'text',
  '--reduce': '2',
  '--max-pixels': '1000000',
} as const;
const OCCUPANCY = {
  '--shape': 'gear',
  '--batch-size': '16',
  '--points': 'uniform',
  '--resolution': '4',
  '--min-component': '0.5',
  '--target-iou': '0.999',
} as const;
const SCAN = { '--arc': '170', '--operator': 'published' } as const;
const CT = {
  ...SCAN,
  '--angles': '5',
  '--size': '6',
  '--slice': '2',
  '--axis': 'y',
  '--volume': '1',
  '--non-finite': 'zero',
  '--max-pixels': '1000000',
  '--simulate': 'lines',
  '--photons': '1000',
} as const;
const MRI = {
  '--size': '6',
  '--slice': '2',
  '--axis': 'y',
  '--volume': '1',
  '--non-finite': 'zero',
  '--mask': 'lines',
  '--acceleration': '2',
  '--coils': '2',
  '--snr': '20',
} as const;
/** The options of another mask. */
const RADIAL = { ...TRAINING, '--size': '6', '--mask': 'radial', '--spokes': '7' } as const;
const NERF = {
  '--scene': 'solids',
  '--reduce': '25',
  '--max-pixels': '1000000',
  '--near': '2.5',
  '--far': '5.5',
  '--bounds': '-2,-2,-1,2,2,1.5',
  '--background': 'white',
  '--rays-per-step': '8',
  '--samples': '4',
  '--density': 'relu',
  '--no-occupancy': true,
} as const;

const RESUMED = { '--resume': 'none.safetensors' } as const;

/** A value for each option of each command, other than its default. Fields are written by earlier calls. */
export const CALLS: Readonly<Record<string, Call>> = {
  'image fit': {
    source: ['stripes.png'],
    runs: [
      { ...ONE, ...DECIBELS, ...IMAGE, '--out': 'image' },
      ...OTHERS.map((each, i) => ({ ...each, ...DECIBELS, ...IMAGE, '--out': `image-${i}` })),
      AUTO,
      RESUMED,
    ],
  },
  'image compare': {
    source: ['stripes.png'],
    runs: [{ ...FIELDS, ...DECIBELS, ...IMAGE, '--out': 'images' }, STRICT],
  },
  'image render': {
    source: [join('image', 'field.safetensors')],
    runs: [
      {
        ...ENGINE,
        '--size': '5x4',
        '--max-pixels': '20',
        '--out': 'image.png',
        '--overwrite': true,
        '--json': true,
      },
    ],
  },
  'occupancy fit': {
    source: [],
    runs: [
      { ...ONE, ...OCCUPANCY, '--out': 'shape' },
      ...OTHERS.map((each, i) => ({ ...each, ...OCCUPANCY, '--out': `shape-${i}` })),
      { ...AUTO, '--shape': 'gear', '--resolution': '4' },
      RESUMED,
    ],
  },
  'occupancy compare': {
    source: [],
    runs: [
      { ...FIELDS, ...OCCUPANCY, '--out': 'shapes' },
      { ...STRICT, '--shape': 'gear' },
    ],
  },
  'occupancy mesh': {
    source: [join('shape', 'field.safetensors')],
    runs: [
      {
        ...ENGINE,
        '--resolution': '4',
        '--min-component': '0.5',
        '--out': 'shape.ply',
        '--overwrite': true,
        '--json': true,
      },
    ],
  },
  'occupancy render': {
    source: [join('shape', 'field.safetensors')],
    runs: [
      {
        ...ENGINE,
        '--size': '5x4',
        '--max-pixels': '20',
        '--out': 'shape.png',
        '--overwrite': true,
        '--json': true,
      },
    ],
  },
  'ct fit': {
    source: ['head.nii'],
    runs: [
      { ...ONE, ...DECIBELS, ...CT, '--out': 'ct' },
      ...OTHERS.map((each, i) => ({ ...each, ...DECIBELS, ...CT, '--out': `ct-${i}` })),
      { ...AUTO, '--size': '6' },
      RESUMED,
    ],
  },
  'ct reconstruct': {
    source: ['sinogram.npy'],
    runs: [
      {
        ...ONE,
        ...DECIBELS,
        '--arc': '170',
        '--size': '6',
        '--detector-spacing': '0.5',
        '--centre': '3.25',
        '--incident': '1000',
        '--peak': '2',
        '--layout': 'projections-first',
        '--direction': 'counterclockwise',
        '--angle-offset': '20',
        '--convention': 'odl',
        '--out': 'measured-ct',
      },
      // The published operator fixes size and centre; angles that are stated need no arc.
      {
        ...ONE,
        ...DECIBELS,
        '--operator': 'published',
        '--incident': '1000',
        '--peak': '2',
        '--angles': 'angles.npy',
        '--angle-unit': 'degrees',
        '--out': 'measured-ct-2',
      },
      ...OTHERS.map((each, i) => ({ ...each, ...DECIBELS, '--out': `measured-ct-${i}` })),
      AUTO,
      RESUMED,
    ],
  },
  'ct compare': {
    source: ['head.nii'],
    runs: [
      { ...FIELDS, ...DECIBELS, ...CT, '--out': 'cts' },
      { ...STRICT, '--size': '6' },
    ],
  },
  'mri fit': {
    source: ['head.nii'],
    runs: [
      { ...ONE, ...DECIBELS, ...MRI, '--out': 'mri' },
      ...OTHERS.map((each, i) => ({ ...each, ...DECIBELS, ...MRI, '--out': `mri-${i}` })),
      { ...RADIAL, '--out': 'mri-radial' },
      { ...AUTO, '--size': '5' },
      RESUMED,
    ],
  },
  'mri reconstruct': {
    source: ['kspace.npy'],
    runs: [
      {
        // The numbers are no scan's, so that warnings are right.
        ...PLAN,
        '--encoding': 'positional',
        '--scale': '2.5',
        ...DECIBELS,
        '--coils': true,
        '--centred': true,
        '--image-origin': 'corner',
        '--real': true,
        '--mask': 'mask.npy',
        '--sensitivities': 'sensitivities.npy',
        '--out': 'measured-mri',
      },
      // Sensitivities that are given need not be estimated.
      { ...TRAINING, '--coils': true, '--centre-fraction': '0.9', '--out': 'measured-mri-2' },
      ...OTHERS.map((each, i) => ({
        ...each,
        ...DECIBELS,
        '--coils': true as const,
        '--out': `measured-mri-${i}`,
      })),
      // A .npy array is one slice.
      { '--slice': '77' },
      { ...AUTO, '--coils': true },
      RESUMED,
    ],
  },
  'mri compare': {
    source: ['head.nii'],
    runs: [
      { ...FIELDS, ...DECIBELS, ...MRI, '--out': 'mris' },
      { ...RADIAL, '--out': 'mris-radial' },
    ],
  },
  'nerf fit': {
    source: [],
    runs: [
      { ...ONE, ...DECIBELS, ...NERF, '--out': 'scene' },
      ...OTHERS.map((each, i) => ({ ...each, ...DECIBELS, ...NERF, '--out': `scene-${i}` })),
      { ...AUTO, '--reduce': '25' },
      RESUMED,
    ],
  },
  'nerf compare': {
    source: [],
    runs: [
      { ...FIELDS, ...DECIBELS, ...NERF, '--out': 'scenes' },
      { ...STRICT, '--reduce': '25' },
    ],
  },
  'nerf render': {
    source: [join('scene', 'field.safetensors')],
    runs: [
      {
        ...ENGINE,
        '--frames': '2',
        '--elevation': '20',
        '--size': '5x4',
        '--max-pixels': '40',
        '--samples': '6',
        '--format': 'gif',
        '--fps': '5',
        '--out': 'views',
        '--overwrite': true,
        '--json': true,
      },
      { '--path': 'view', '--out': 'view' },
    ],
  },
  'nerf mesh': {
    source: [join('scene', 'field.safetensors')],
    runs: [
      {
        ...ENGINE,
        '--resolution': '4',
        '--threshold': '1e-6',
        '--min-component': '0.5',
        '--out': 'scene.obj',
        '--overwrite': true,
        '--json': true,
      },
    ],
  },
  'theory kernel': {
    source: ['gaussian:2'],
    runs: [{ ...KERNEL, '--at': '0.25', '--out': 'kernel' }],
  },
  'theory spectrum': { source: ['basic', 'gaussian:2'], runs: [{ ...KERNEL, '--out': 'spectrum-2' }] },
  'theory dynamics': {
    source: ['basic'],
    runs: [
      { ...PLAN, '--signal': 'stripes.png', '--row': '3', '--out': 'curves' },
      { ...PLAN, '--points': '5', '--alpha': '2', '--out': 'random-curves' },
    ],
  },
  'theory suggest-scale': {
    source: ['head.nii'],
    runs: [
      {
        ...PLAN,
        '--encoding': 'positional',
        '--scales': '2,3',
        '--probe': '2',
        '--size': '6',
        '--slice': '2',
        '--axis': 'y',
        '--volume': '1',
        '--non-finite': 'zero',
        '--max-pixels': '1000000',
        '--out': 'scales',
      },
      { ...NETWORK, '--whole': true, '--size': '4', '--scales': '2,3' },
    ],
  },
  completion: { source: ['bash'], runs: [{}] },
  // The demo trains for a minute: its folder is a file, which it finds out after it has read its options.
  demo: {
    source: [],
    runs: [{ ...ENGINE, '--resume': true, '--out': 'cube.off', '--overwrite': true, '--json': true }],
  },
  // A server runs until it is interrupted: there is nothing to serve, which it finds out after it has read its options.
  view: {
    source: ['nothing'],
    runs: [{ '--port': '4173', '--open': true, '--json': true }],
  },
};
