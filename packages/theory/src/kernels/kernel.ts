import { type Matrix, rowOf } from '../linear/matrix.ts';

/** A positive semidefinite function of two points. */
export interface Kernel {
  /** Computes what depends on single points, once for each: points `[n, d]` → rows `[n, k]` for `between`. */
  prepare(points: Matrix): Matrix;
  /** Returns K of two prepared points. */
  between(u: Float64Array, v: Float64Array): number;
}

/**
 * Computes the matrix K_ij = K(x_i, x′_j).
 *
 * @param points X, `[n, d]`.
 * @param others X′, `[m, d]`; X by default, which makes the matrix exactly symmetric.
 * @returns `[n, m]`.
 * @throws RangeError if the points differ in dimension.
 * @example
 * import { columnMatrix, gaussianKernel, kernelMatrix } from '@fourier-features/theory';
 *
 * const points = columnMatrix([0, 0.1, 0.2]);
 * const k = kernelMatrix(gaussianKernel(2), points); // [3, 3]
 * const across = kernelMatrix(gaussianKernel(2), columnMatrix([0.05]), points); // [1, 3]
 */
export function kernelMatrix(kernel: Kernel, points: Matrix, others: Matrix = points): Matrix {
  if (points.columns !== others.columns) {
    throw new RangeError(
      `kernelMatrix: both sets must have points of the same dimension, got ${points.columns} and ${others.columns}`,
    );
  }
  const left = preparedRows(kernel, points);
  const right = others === points ? left : preparedRows(kernel, others);
  const n = left.length;
  const m = right.length;
  const values = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    const known = right === left ? i : 0;
    for (let j = 0; j < known; j++) values[i * m + j] = values[j * m + i]!;
    for (let j = known; j < m; j++) values[i * m + j] = kernel.between(left[i]!, right[j]!);
  }
  return { rows: n, columns: m, values };
}

/** Computes K(x_i, x_i), `[n]`. */
export function kernelDiagonal(kernel: Kernel, points: Matrix): Float64Array {
  return Float64Array.from(preparedRows(kernel, points), (row) => kernel.between(row, row));
}

function preparedRows(kernel: Kernel, points: Matrix): Float64Array[] {
  const prepared = kernel.prepare(points);
  return Array.from({ length: prepared.rows }, (_, i) => rowOf(prepared, i));
}
