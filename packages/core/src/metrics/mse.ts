/**
 * Computes the mean of (estimate − truth)² over all entries.
 *
 * @throws RangeError if the lengths differ or are 0.
 * @example
 * import { mse } from '@fourier-features/core';
 *
 * mse([0, 1], [0, 0.5]); // 0.125
 */
export function mse(estimate: ArrayLike<number>, truth: ArrayLike<number>): number {
  if (estimate.length !== truth.length || truth.length === 0) {
    throw new RangeError(
      `mse: estimate and truth must have the same length, at least 1, got ${estimate.length} and ${truth.length}`,
    );
  }
  let sum = 0;
  for (let i = 0; i < truth.length; i++) sum += (estimate[i]! - truth[i]!) ** 2;
  return sum / truth.length;
}
