/**
 * Returns the rows of `[n, width]` at `indices`, in their order.
 *
 * @returns `[indices.length, width]`.
 * @example
 * import { gatherRows } from '@fourier-features/core';
 *
 * gatherRows(Float32Array.of(0, 1, 10, 11, 20, 21), 2, [2, 0]); // 20, 21, 0, 1
 */
export function gatherRows(array: Float32Array, width: number, indices: ArrayLike<number>): Float32Array {
  const rows = new Float32Array(indices.length * width);
  for (let to = 0; to < indices.length; to++) {
    const from = indices[to]! * width;
    for (let k = 0; k < width; k++) rows[to * width + k] = array[from + k]!;
  }
  return rows;
}
