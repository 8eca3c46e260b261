import {
  cosineSchedule,
  encodingDefaults,
  type FieldDefaults,
  type OtherFieldName,
  sharedFieldDefaults,
  type TaskDefaults,
} from '@fourier-features/core';
import { checkGridShape } from './check.ts';

/** The four encodings that the paper compares, in the order of its tables. */
export const comparedEncodings = ['none', 'basic', 'positional', 'gaussian'] as const;

/** Names of the encodings for which this task has defaults. */
export type EncodingName = (typeof comparedEncodings)[number];

/**
 * Fields other than `fourier`, with what `sharedFieldDefaults` has for them. Rates, the constants of `wire` and the spread of
 * `gauss` were chosen by trainings of 80 steps on a phantom of 24³, in networks a quarter as wide; the rate of `wire` is lower, as
 * on pictures, for a wider one. The rate of `grid` suits the sigmoid of a real field and the linear output of a complex one.
 */
const fields: Readonly<Record<OtherFieldName, FieldDefaults>> = {
  siren: { ...sharedFieldDefaults.siren, learningRate: 1e-3 },
  finer: { ...sharedFieldDefaults.finer, learningRate: 5e-4 },
  wire: { ...sharedFieldDefaults.wire, learningRate: 2e-3 },
  gauss: { ...sharedFieldDefaults.gauss, spread: 10, learningRate: 2e-3 },
  hash: { ...sharedFieldDefaults.hash, learningRate: 1e-2 },
  grid: { ...sharedFieldDefaults.grid, learningRate: cosineSchedule({ initial: 0.1, final: 0.01 }) },
};

/**
 * Recommended settings for heads. Scales, in cycles per longest side, are the paper's for 96 cells along the longest side:
 * `defaultScale` adapts them to a grid. Learning rates are the paper's too; the paper makes 1000 steps.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.4
 */
export const defaults: TaskDefaults<EncodingName> = {
  encoding: 'gaussian',
  encodings: {
    none: { scale: null, learningRate: 2e-3 },
    basic: { scale: null, learningRate: 2e-3 },
    positional: { scale: 16, learningRate: 2e-3 },
    gaussian: { scale: 5, learningRate: 2e-3 },
  },
  fields,
  frequencyCount: 256,
  width: 256,
  depth: 4,
  steps: 200,
  seed: 0,
};

/** Cells along the longest side of the grids for which the paper chose its scales. */
const PUBLISHED_CELLS = 96;

/** Smallest scales that the encodings can take, or that still tell neighbouring cells apart. */
const LEAST_SCALE = { positional: 1.01, gaussian: 0.1 } as const;

/**
 * Returns the scale that `fit` uses by default: the paper's for 96 cells along the longest side, in proportion to the
 * longest side of the grid, so that the finest detail is as many cells wide. Rounded to 3 significant digits; at least 1.01
 * for `positional` and 0.1 for `gaussian`.
 *
 * @returns cycles per longest side; null for `none` and `basic`.
 * @throws RangeError if the task has no encoding of that name, or unless the shape holds two or three positive integers.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * mri.defaultScale('positional', [64, 96, 48]); // 16
 * mri.defaultScale('gaussian', [64, 64]); // 3.33
 */
export function defaultScale(encoding: EncodingName, shape: readonly number[]): number | null {
  checkGridShape('defaultScale', shape);
  const { scale } = encodingDefaults('defaultScale', defaults, encoding);
  if (scale === null || encoding === 'none' || encoding === 'basic') return null;
  const proportional = scale * (Math.max(...shape) / PUBLISHED_CELLS);
  return Math.max(LEAST_SCALE[encoding], Number(proportional.toPrecision(3)));
}
