import type { Field } from '@fourier-features/core';

/**
 * Returns n of coordinates `[n, d]`.
 *
 * @throws RangeError if their number is not a multiple of d.
 */
export function countPoints({ encoding: { inputDim } }: Field, coordinates: Float32Array): number {
  const count = coordinates.length / inputDim;
  if (!Number.isInteger(count)) {
    throw new RangeError(`evaluate: coordinates must be [n, ${inputDim}], got ${coordinates.length} numbers`);
  }
  return count;
}
