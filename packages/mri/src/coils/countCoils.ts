import { sizeOf } from '@fourier-features/core';

/** Checks `[coils, ...shape, 2]` and returns the number of coils, at least 1. */
export function countCoils(
  caller: string,
  name: string,
  array: Float32Array,
  shape: readonly number[],
): number {
  const coils = array.length / (2 * sizeOf(shape));
  if (coils < 1 || !Number.isInteger(coils)) {
    throw new RangeError(
      `${caller}: ${name} must be [${shape.join(', ')}, 2] for each coil, got ${array.length} numbers`,
    );
  }
  return coils;
}
