import type { Parameters } from '../parameters.ts';

/** Where a fit met the first number that is not finite. */
export interface Divergence {
  /** The step's index, from 0: its loss is not finite, or the weights after it were found not to be. */
  readonly step: number;
  readonly found: 'loss' | 'weights';
}

/** Returns whether every value of some arrays is finite. */
export function areFinite(...lists: readonly Parameters[]): boolean {
  return lists.every((parameters) => parameters.every(({ values }) => isFiniteArray(values)));
}

/** x·0 is 0 for finite x and NaN for others, and NaN stays in a sum: one test for the whole array. */
function isFiniteArray(values: Float32Array): boolean {
  let sum = 0;
  for (const value of values) sum += value * 0;
  return sum === 0;
}
