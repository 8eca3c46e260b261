import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';
import { type Matrix, rowOf } from './matrix.ts';

/** The eigendecomposition K = Σ λᵢ·qᵢ·qᵢᵀ of a symmetric matrix. */
export interface Eigen {
  /** Eigenvalues λ, `[n]`, largest first. */
  readonly values: Float64Array;
  /** Eigenvectors, `[n, n]`: **row** i is qᵢ, of length 1. */
  readonly vectors: Matrix;
}

/**
 * Computes all eigenvalues and eigenvectors of a symmetric matrix, by Householder tridiagonalisation and implicit QL.
 * Residuals ‖Kq − λq‖ are of the order of n·ε·‖K‖.
 *
 * @param k `[n, n]`, symmetric; an asymmetry beyond rounding adds to the residuals.
 * @throws RangeError if `k` is not square, or not symmetric to 1e-8 of its largest entry.
 * @example
 * import { matrix, symmetricEigen } from '@fourier-features/theory';
 *
 * symmetricEigen(matrix(2, 2, [2, 1, 1, 2])).values; // 3, 1
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

/** @throws RangeError unless the matrix is square, not empty and symmetric to rounding. */
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
