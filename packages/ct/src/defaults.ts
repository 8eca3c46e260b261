import {
  type FieldDefaults,
  type OtherFieldName,
  sharedFieldDefaults,
  type TaskDefaults,
} from '@fourier-features/core';

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
 * Fields other than `fourier`, with what `sharedFieldDefaults` has for them. Rates, the constants of `wire` and the spread of
 * `gauss` were chosen by trainings of 150 steps on a phantom of 64², in networks half as wide; the rate of `wire` is lower, as on
 * pictures, for a wider one.
 */
const fields: Readonly<Record<OtherFieldName, FieldDefaults>> = {
  siren: { ...sharedFieldDefaults.siren, learningRate: 1e-3 },
  finer: { ...sharedFieldDefaults.finer, learningRate: 5e-4 },
  wire: { ...sharedFieldDefaults.wire, learningRate: 2e-3 },
  gauss: { ...sharedFieldDefaults.gauss, spread: 10, learningRate: 2e-3 },
  hash: { ...sharedFieldDefaults.hash, learningRate: 1e-2 },
  grid: { ...sharedFieldDefaults.grid, learningRate: 0.1 },
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
