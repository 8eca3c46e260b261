import { checkFinite, checkPositiveInteger } from '@fourier-features/core/check';

/**
 * Returns evenly spaced angles, start + k·arc/count for k = 0 … count − 1, in radians. The end of the arc is left out: after
 * half a turn, the default arc, parallel beams repeat.
 *
 * @throws RangeError if `count` is not a positive integer, or `start` or `arc` is not finite.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const angles = ct.uniformAngles(4); // 0, π/4, π/2, 3π/4
 */
export function uniformAngles(
  count: number,
  { start = 0, arc = Math.PI }: { start?: number; arc?: number } = {},
): Float64Array {
  checkPositiveInteger('uniformAngles', 'count', count);
  checkFinite('uniformAngles', 'start and arc', [start, arc]);
  return Float64Array.from({ length: count }, (_, k) => start + (k * arc) / count);
}
