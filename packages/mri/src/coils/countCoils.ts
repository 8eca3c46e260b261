import { sizeOf } from '@fourier-features/core';

/**
 * Returns the number of coils of an array `[coils, ...shape, 2]`.
 *
 * @throws RangeError unless the array holds complete grids, at least one.
 */
export function countCoils(
  caller: string,
  name: string,
  array: Float32Array,
  shape: readonly number[],
): number {
  const coils = array.length / (2 * sizeOf(shape));
  if (coils < 1 || !Number.isInteger(coils)) {
    throw new RangeError(
      `${caller}: ${name} must be [coils, ${shape.join(', ')}, 2], a multiple of ${2 * sizeOf(shape)} numbers, got ${array.length}`,
    );
  }
  return coils;
}
