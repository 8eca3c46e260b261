import { addScaled, dot } from './multiply.ts';

/** A = Zᵀ·T·Z with T symmetric tridiagonal and Z orthogonal. */
export interface Tridiagonal {
  /** `[n]`. */
  readonly diagonal: Float64Array;
  /** `[n]`: entry i couples i and i + 1; the last is 0. */
  readonly offDiagonal: Float64Array;
  /** Z, `[n, n]` row-major. */
  readonly rotation: Float64Array;
}

/**
 * Householder's reduction of a symmetric matrix, on rows only, so that memory is read in order. About (10/3)n³ operations.
 *
 * @param a `[n, n]` row-major, destroyed.
 * @see Golub & Van Loan, Matrix Computations, section 8.3.1
 */
export function tridiagonalise(a: Float64Array, n: number): Tridiagonal {
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const scales = new Float64Array(n);
  const product = new Float64Array(n);
  for (let k = 0; k < n - 2; k++) {
    const size = n - k - 1;
    // The reflection I − β·u·uᵀ that maps what is left of row k to a multiple of its first entry; u stays in row k.
    const u = a.subarray(k * n + k + 1, (k + 1) * n);
    const norm = Math.sqrt(dot(u, u));
    diagonal[k] = a[k * n + k]!;
    if (norm === 0) continue;
    const alpha = u[0]! > 0 ? -norm : norm;
    offDiagonal[k] = alpha;
    u[0]! -= alpha;
    const beta = 1 / (norm * Math.abs(u[0]!));
    scales[k] = beta;
    const p = product.subarray(0, size);
    for (let i = 0; i < size; i++) p[i] = beta * dot(tail(a, n, k, i), u);
    addScaled(p, -0.5 * beta * dot(p, u), u);
    for (let i = 0; i < size; i++) subtractOuter(tail(a, n, k, i), u[i]!, p, p[i]!, u);
  }
  if (n > 1) {
    diagonal[n - 2] = a[(n - 2) * n + n - 2]!;
    offDiagonal[n - 2] = a[(n - 2) * n + n - 1]!;
  }
  diagonal[n - 1] = a[n * n - 1]!;
  return { diagonal, offDiagonal, rotation: accumulate(a, scales, n) };
}

/** Row i of what is right of and below entry (k, k). */
function tail(a: Float64Array, n: number, k: number, i: number): Float64Array {
  const row = (k + 1 + i) * n;
  return a.subarray(row + k + 1, row + n);
}

/** row ← row − uᵢ·p − pᵢ·u. */
function subtractOuter(row: Float64Array, ui: number, p: Float64Array, pi: number, u: Float64Array): void {
  for (let j = 0; j < row.length; j++) row[j]! -= ui * p[j]! + pi * u[j]!;
}

/** Z, the product of the reflections, last first, so that each touches only a corner of what is not yet the identity. */
function accumulate(a: Float64Array, scales: Float64Array, n: number): Float64Array {
  const z = new Float64Array(n * n);
  for (let i = 0; i < n; i++) z[i * n + i] = 1;
  for (let k = n - 3; k >= 0; k--) {
    const beta = scales[k]!;
    if (beta === 0) continue;
    const u = a.subarray(k * n + k + 1, (k + 1) * n);
    // Z ← Z·(I − β·u·uᵀ), whose rows k + 1 … alone are changed.
    for (let i = 0; i < u.length; i++) {
      const row = tail(z, n, k, i);
      addScaled(row, -beta * dot(row, u), u);
    }
  }
  return z;
}
