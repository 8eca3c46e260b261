import { adam, type FieldDefaults, type OtherFieldName, type TaskDefaults } from '@fourier-features/core';

/** The four encodings that the paper compares, in the order of its tables. */
export const comparedEncodings = ['none', 'basic', 'positional', 'gaussian'] as const;

/** Names of the encodings for which this task has defaults. */
export type EncodingName = (typeof comparedEncodings)[number];

/** What is recommended for training, in addition to what all tasks have. */
export interface Defaults extends TaskDefaults<EncodingName> {
  /** Number of projections, spread evenly over half a turn. */
  readonly angles: number;
}

/**
 * Fields other than `fourier`. Depth, width and ω of `siren` and `finer` and the optimiser of `hash` are as published; rates, the
 * constants of `wire` and the spread of `gauss` were chosen by trainings of 150 steps on a phantom of 64², in networks half as
 * wide; the rate of `wire` is lower, as on pictures, for a wider one.
 *
 * @see Sitzmann et al. 2020, https://arxiv.org/abs/2006.09661; Liu et al. 2024, https://arxiv.org/abs/2312.02434; Saragadam et
 * al. 2023, https://arxiv.org/abs/2301.05187; Müller et al. 2022, https://arxiv.org/abs/2201.05989; and the codes released
 * with them
 */
const fields: Readonly<Record<OtherFieldName, FieldDefaults>> = {
  siren: { omega: 30, firstOmega: 30, width: 256, depth: 5, learningRate: 1e-3 },
  finer: { omega: 30, firstOmega: 30, width: 256, depth: 5, learningRate: 5e-4 },
  wire: { omega: 10, firstOmega: 10, spread: 10, width: 181, depth: 4, learningRate: 2e-3 },
  gauss: { spread: 10, width: 256, depth: 5, learningRate: 2e-3 },
  hash: {
    levels: 16,
    featuresPerLevel: 2,
    tableSize: 2 ** 14,
    coarsestCells: 16,
    interpolation: 'linear',
    width: 64,
    depth: 3,
    learningRate: 1e-2,
    optimizer: adam({ beta2: 0.99, epsilon: 1e-15 }),
  },
  grid: { interpolation: 'linear', learningRate: 0.1 },
};

/**
 * Recommended settings for images of large, even regions, such as phantoms of ellipses. Scales, in cycles per longest side
 * of the image, and learning rates are the paper's, chosen on its eight tuning phantoms; the paper makes 1000 steps.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.3
 */
export const defaults: Defaults = {
  encoding: 'gaussian',
  encodings: {
    none: { scale: null, learningRate: 1e-2 },
    basic: { scale: null, learningRate: 1e-2 },
    positional: { scale: 8, learningRate: 1e-3 },
    gaussian: { scale: 4, learningRate: 1e-3 },
  },
  fields,
  frequencyCount: 256,
  width: 256,
  depth: 4,
  steps: 500,
  angles: 20,
  seed: 0,
};

/**
 * Recommended settings for images with finer detail, such as slices of brains. Scales and learning rates are the paper's,
 * chosen on eight slices of ATLAS.
 */
export const brainDefaults: Defaults = {
  ...defaults,
  encodings: {
    ...defaults.encodings,
    positional: { scale: 32, learningRate: 1e-3 },
    gaussian: { scale: 5, learningRate: 1e-3 },
  },
};
