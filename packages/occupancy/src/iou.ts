/**
 * Intersection over union |p ∧ t| / |p ∨ t| of two sets given by their members' values, thresholded at ½; 1 where both
 * are empty.
 *
 * @throws RangeError if the lengths differ or there are no points.
 */
export function iou(predicted: ArrayLike<number>, truth: ArrayLike<number>): number {
  if (predicted.length !== truth.length || truth.length === 0) {
    throw new RangeError(
      `iou: predicted and truth must have the same number of values, at least one, got ${predicted.length} and ${truth.length}`,
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
  return either === 0 ? 1 : both / either;
}
