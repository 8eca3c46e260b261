import { checkPositive } from './check.ts';
import { sizeOf } from './sizeOf.ts';

/**
 * Returns the regular grid of a domain, row-major with the first axis of `shape` slowest; components in the paper's order,
 * x (the last axis) first: for `[height, width]` the point in row r and column c is (c/cellsPerUnit, r/cellsPerUnit).
 *
 * @param shape cells along each axis, such as `[height, width]` or `[depth, height, width]`.
 * @param cellsPerUnit by default the longest axis, so that cells are square and the domain lies in [0, 1)^d.
 * @returns `[n, d]` with n the product of `shape`; cell i is at i/cellsPerUnit.
 * @throws RangeError if an axis is not a positive integer or `cellsPerUnit` is not positive.
 * @example
 * import { gridCoordinates } from '@fourier-features/core';
 *
 * gridCoordinates([2, 2]); // 0, 0, 0.5, 0, 0, 0.5, 0.5, 0.5
 */
export function gridCoordinates(
  shape: readonly number[],
  cellsPerUnit: number = Math.max(...shape),
): Float32Array {
  for (const cells of shape) {
    if (!Number.isInteger(cells) || cells < 1) {
      throw new RangeError(`gridCoordinates: shape must hold positive integers, got [${shape.join(', ')}]`);
    }
  }
  checkPositive('gridCoordinates', 'cellsPerUnit', cellsPerUnit);
  const dim = shape.length;
  const count = sizeOf(shape);
  const coordinates = new Float32Array(count * dim);
  for (let cell = 0; cell < count; cell++) {
    let rest = cell;
    for (let k = 0; k < dim; k++) {
      const cells = shape[dim - 1 - k]!;
      coordinates[cell * dim + k] = (rest % cells) / cellsPerUnit;
      rest = Math.floor(rest / cells);
    }
  }
  return coordinates;
}
