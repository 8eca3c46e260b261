/** Applies an affine transform, 4 × 4 or 3 × 4 row by row, to (column, row, slice). */
export function place(affine: readonly number[], index: readonly number[]): number[] {
  return [0, 4, 8].map((row) =>
    index.reduce((sum, i, axis) => sum + affine[row + axis]! * i, affine[row + 3]!),
  );
}
