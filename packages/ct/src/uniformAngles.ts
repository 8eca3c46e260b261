import { checkFinite, checkPositiveInteger } from '@fourier-features/core/check';

/**
 * start + k·arc/count for k = 0 … count − 1, radians: the end of the arc is left out, since a half turn, the default,
 * ends where it begins.
 *
 * @throws RangeError if `count` is not a whole number of at least 1 or `start` or `arc` is not finite.
 */
export function uniformAngles(
  count: number,
  { start = 0, arc = Math.PI }: { start?: number; arc?: number } = {},
): Float64Array {
  checkPositiveInteger('uniformAngles', 'count', count);
  checkFinite('uniformAngles', 'start and arc', [start, arc]);
  return Float64Array.from({ length: count }, (_, k) => start + (k * arc) / count);
}
