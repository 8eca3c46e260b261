import {
  type CosineSchedule,
  cosineSchedule,
  type ExponentialSchedule,
  exponentialSchedule,
  type FieldDefaults,
  type OtherFieldName,
  sharedFieldDefaults,
  type TaskDefaults,
} from '@fourier-features/core';

/** Names of the encodings that the paper compares, for which this task has defaults. */
export type EncodingName = 'none' | 'basic' | 'positional' | 'gaussian';

/** Where training points are drawn: all uniform in the shape's box, or a quarter of them near its surface. */
export type TrainingPoints = 'mixed' | 'uniform';

/** What is recommended for training, in addition to what all tasks have. */
export interface Defaults extends TaskDefaults<EncodingName> {
  /** Fresh points per step. */
  readonly batchSize: number;
  /** Where training points are drawn, if the shape has a mesh. */
  readonly points: TrainingPoints;
  /** Cells of an extracted mesh along the longest side of its box. */
  readonly resolution: number;
}

const learningRate = cosineSchedule({ initial: 2e-3, final: 1e-4 });

/** Half a cosine down to a tenth at the last step. */
const falling = (initial: number): CosineSchedule => cosineSchedule({ initial, final: 0.1 * initial });

/**
 * Fields other than `fourier`, with what `sharedFieldDefaults` has for them. Rates, cells, the constants of `wire` and the spread
 * of `gauss` were chosen by trainings of 200 steps of 2,048 points on the gear, in networks half as wide.
 */
const fields: Readonly<Record<OtherFieldName, FieldDefaults>> = {
  siren: { ...sharedFieldDefaults.siren, learningRate: falling(3e-4) },
  finer: { ...sharedFieldDefaults.finer, learningRate: falling(3e-4) },
  wire: { ...sharedFieldDefaults.wire, learningRate: falling(2e-3) },
  gauss: { ...sharedFieldDefaults.gauss, spread: 5, learningRate: falling(1e-3) },
  hash: { ...sharedFieldDefaults.hash, finestCells: 64, learningRate: falling(5e-3) },
  grid: { ...sharedFieldDefaults.grid, finestCells: 64, learningRate: falling(0.3) },
};

/**
 * Recommended settings: the paper's network and its scales for 3-D shapes, in cycles per side of the domain, with points,
 * steps and a learning rate that take a minute or two on two cores and reach a boundary IoU above 0.9 on scans.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.2
 */
export const defaults: Defaults = {
  encoding: 'gaussian',
  encodings: {
    none: { scale: null, learningRate },
    basic: { scale: null, learningRate },
    positional: { scale: 64, learningRate },
    gaussian: { scale: 12, learningRate },
  },
  fields,
  frequencyCount: 256,
  width: 256,
  depth: 8,
  steps: 500,
  batchSize: 8192,
  points: 'mixed',
  resolution: 128,
  seed: 0,
};

/** The paper's training, where it differs from the defaults: options for `fit`. */
export interface PublishedDefaults {
  readonly steps: number;
  readonly batchSize: number;
  readonly points: 'uniform';
  readonly learningRate: ExponentialSchedule;
}

/**
 * The paper's training, where it differs from the defaults.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.2
 */
export const publishedDefaults: PublishedDefaults = {
  steps: 10_001,
  batchSize: 32_768,
  points: 'uniform',
  learningRate: exponentialSchedule({ initial: 5e-4, factor: 0.1, every: 5000 }),
};
