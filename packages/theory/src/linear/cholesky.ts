import { type Matrix, rowOf } from './matrix.ts';
import { addScaled, dot } from './multiply.ts';
import { checkSymmetric } from './symmetricEigen.ts';

/** The factorisation K + jitter·I = L·Lᵀ. */
export interface Cholesky {
  /** L, `[n, n]`, zero above the diagonal. */
  readonly factor: Matrix;
  /** What was added to the diagonal; 0 if K could be factorised as it is. */
  readonly jitter: number;
}

export interface CholeskyOptions {
  /**
   * Amount added to the diagonal; no other is tried. By default the smallest that works, of 0 and ε·(mean diagonal)·10ᵏ,
   * k = 0, 1, ….
   */
  jitter?: number;
}

const ATTEMPTS = 12;

/**
 * Computes the Cholesky factor of a symmetric positive semidefinite matrix. Rounding can make the smallest eigenvalues of
 * a kernel matrix negative; jitter on the diagonal makes up for it. It starts at machine epsilon times the mean diagonal
 * and grows tenfold until the factorisation succeeds.
 *
 * @param k `[n, n]`.
 * @throws RangeError if `k` is not symmetric, or not positive definite even with the (largest) jitter.
 */
export function cholesky(k: Matrix, { jitter }: CholeskyOptions = {}): Cholesky {
  checkSymmetric('cholesky', k);
  if (jitter !== undefined && !(jitter >= 0 && Number.isFinite(jitter))) {
    throw new RangeError(
      `cholesky: jitter must be at least 0 and finite, in units of the kernel, got ${jitter}`,
    );
  }
  const candidates = jitter === undefined ? growingJitters(k) : [jitter];
  for (const candidate of candidates) {
    const factor = factorise(k, candidate);
    if (factor) return { factor, jitter: candidate };
  }
  throw new RangeError(
    `cholesky: the matrix must be positive definite, but is not even with ${candidates.at(-1)} added to its diagonal. Pass a larger jitter if it should be.`,
  );
}

/** Solves L·Lᵀ·X = B. @returns X, `[n, m]`. */
export function solveCholesky({ factor }: Cholesky, b: Matrix): Matrix {
  const x = forwardSubstitute(factor, b);
  const n = factor.rows;
  for (let i = n - 1; i >= 0; i--) {
    const row = rowOf(x, i);
    const pivot = factor.values[i * n + i]!;
    for (let c = 0; c < row.length; c++) row[c]! /= pivot;
    for (let j = 0; j < i; j++) addScaled(rowOf(x, j), -factor.values[i * n + j]!, row);
  }
  return x;
}

/** Solves L·X = B. @returns X, `[n, m]`. */
export function forwardSubstitute(factor: Matrix, b: Matrix): Matrix {
  if (b.rows !== factor.rows) {
    throw new RangeError(
      `forwardSubstitute: the right-hand side must have ${factor.rows} rows, got ${b.rows}`,
    );
  }
  const x: Matrix = { ...b, values: b.values.slice() };
  for (let i = 0; i < factor.rows; i++) {
    const row = rowOf(x, i);
    const left = rowOf(factor, i);
    for (let j = 0; j < i; j++) addScaled(row, -left[j]!, rowOf(x, j));
    for (let c = 0; c < row.length; c++) row[c]! /= left[i]!;
  }
  return x;
}

function growingJitters({ rows, values }: Matrix): number[] {
  let trace = 0;
  for (let i = 0; i < rows; i++) trace += values[i * rows + i]!;
  const smallest = (Number.EPSILON * trace) / rows;
  return [0, ...Array.from({ length: ATTEMPTS }, (_, attempt) => smallest * 10 ** attempt)];
}

function factorise(k: Matrix, jitter: number): Matrix | undefined {
  const n = k.rows;
  const values = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = values.subarray(i * n, i * n + i + 1);
    for (let j = 0; j < i; j++) {
      const other = values.subarray(j * n, j * n + j);
      row[j] = (k.values[i * n + j]! - dot(other, row)) / values[j * n + j]!;
    }
    const before = row.subarray(0, i);
    const pivot = k.values[i * n + i]! + jitter - dot(before, before);
    if (!(pivot > 0)) return undefined;
    row[i] = Math.sqrt(pivot);
  }
  return { rows: n, columns: n, values };
}
