/**
 * Computes the intersection over union |p ∧ t| / |p ∨ t| of two sets of points, each given by its membership values,
 * thresholded at ½. It is NaN if both sets are empty: nothing was there to be found, which is no success.
 *
 * @throws RangeError if the lengths differ or are 0.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * occupancy.iou([0.9, 0.8, 0.1], [1, 0, 0]); // 0.5
 */
export function iou(predicted: ArrayLike<number>, truth: ArrayLike<number>): number {
  if (predicted.length !== truth.length || truth.length === 0) {
    throw new RangeError(
      `iou: predicted and truth must have the same length, at least 1, got ${predicted.length} and ${truth.length}`,
    );
  }
  let both = 0;
  let either = 0;
  for (let i = 0; i < truth.length; i++) {
    const p = predicted[i]! > 0.5;
    const t = truth[i]! > 0.5;
    if (p && t) both++;
    if (p || t) either++;
  }
  return either === 0 ? Number.NaN : both / either;
}
