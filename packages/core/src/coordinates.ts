import { checkPositive } from './check.ts';
/**
 * The regular grid of a domain, row-major with the first axis of `shape` slowest; components in the paper's order,
 * x (the last axis) first: for `[height, width]` the point of row r and column c is (c/side, r/side).
 *
 * @param shape cells along each axis, such as `[height, width]` or `[depth, height, width]`.
 * @param side cells per unit; the longest axis by default, so that cells are square and the domain lies in [0, 1)^d.
 * @returns `[n, d]` with n the product of `shape`; cell i stands at i/side.
 * @throws RangeError if an axis is not a positive whole number or `side` is not positive.
 */
export function gridCoordinates(shape: readonly number[], side: number = Math.max(...shape)): Float32Array {
  for (const cells of shape) {
    if (!Number.isInteger(cells) || cells < 1) {
      throw new RangeError(
        `gridCoordinates: shape must hold whole numbers of at least 1, got [${shape.join(', ')}]`,
      );
    }
  }
  checkPositive('gridCoordinates', 'side', side, 'in cells per unit');
  const dim = shape.length;
  const count = shape.reduce((product, cells) => product * cells, 1);
  const coordinates = new Float32Array(count * dim);
  for (let cell = 0; cell < count; cell++) {
    let rest = cell;
    for (let k = 0; k < dim; k++) {
      const cells = shape[dim - 1 - k]!;
      coordinates[cell * dim + k] = (rest % cells) / side;
      rest = Math.floor(rest / cells);
    }
  }
  return coordinates;
}
