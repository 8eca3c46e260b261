import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';
import { type Matrix, rowOf } from './matrix.ts';
/** K = Σ λᵢ·qᵢ·qᵢᵀ. */
export interface Eigen {
  /** λ, `[n]`, largest first. */
  readonly values: Float64Array;
  /** `[n, n]`: **row** i is qᵢ, of length 1. */
  readonly vectors: Matrix;
}

/**
 * All eigenvalues and eigenvectors of a symmetric matrix, by Householder's tridiagonal form and implicit QL.
 * Residuals ‖Kq − λq‖ are of the order of n·ε·‖K‖.
 *
 * @param k `[n, n]`, symmetric; only as exact as it is symmetric to rounding.
 * @throws RangeError if it is not square or not symmetric to 1e-8 of its largest entry.
 */
export function symmetricEigen(k: Matrix): Eigen {
  const n = k.rows;
  checkSymmetric('symmetricEigen', k);
  const rows = Array.from({ length: n }, (_, i) => rowOf(k, i));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new MlMatrix(rows), {
    assumeSymmetric: true,
  });
  const order = Array.from(realEigenvalues.keys()).sort((i, j) => realEigenvalues[j]! - realEigenvalues[i]!);
  const vectors = new Float64Array(n * n);
  for (let component = 0; component < n; component++) {
    const row = eigenvectorMatrix.getRow(component);
    for (let i = 0; i < n; i++) vectors[i * n + component] = row[order[i]!]!;
  }
  return {
    values: Float64Array.from(order, (i) => realEigenvalues[i]!),
    vectors: { rows: n, columns: n, values: vectors },
  };
}

const ASYMMETRY = 1e-8;

/** @throws RangeError unless square, not empty and symmetric to rounding. */
export function checkSymmetric(caller: string, { rows, columns, values }: Matrix): void {
  if (rows !== columns || rows === 0) {
    throw new RangeError(`${caller}: the matrix must be square, [n, n], got [${rows}, ${columns}]`);
  }
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const difference = Math.abs(values[i * rows + j]! - values[j * rows + i]!);
      if (!(difference <= ASYMMETRY * largest)) {
        throw new RangeError(
          `${caller}: the matrix must be symmetric, got entries (${i}, ${j}) and (${j}, ${i}) that differ by ${difference}`,
        );
      }
    }
  }
}
