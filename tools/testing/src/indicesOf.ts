/** Returns the indices along each axis of a cell of a row-major grid. */
export function indicesOf(cell: number, shape: readonly number[]): number[] {
  const indices: number[] = [];
  let rest = cell;
  for (const cells of shape.toReversed()) {
    indices.unshift(rest % cells);
    rest = Math.floor(rest / cells);
  }
  return indices;
}
