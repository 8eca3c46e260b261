/**
 * Returns the number of entries of an array of that shape, 1 for the empty shape.
 *
 * @example
 * import { sizeOf } from '@fourier-features/core';
 *
 * sizeOf([4, 3, 2]); // 24
 */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
