import { dft } from '../linear/dft.ts';

/**
 * Computes the eigenvalues of the circulant matrix of a stationary kernel on a uniform periodic grid: the DFT of its first
 * row. Entry k belongs to the Fourier modes e^(±2πikx/n); entries k and n − k are equal.
 *
 * @param row K of x/n and 0, `[n]`, with row[x] = row[n − x].
 * @throws RangeError if the row is not symmetric.
 * @example
 * import { circulantEigenvalues } from '@fourier-features/theory';
 *
 * circulantEigenvalues([3, 1, 0, 1]); // 5, 3, 1, 3
 */
export function circulantEigenvalues(row: ArrayLike<number>): Float64Array {
  const { real, imaginary } = dft(row);
  const largest = real.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const asymmetry = imaginary.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (asymmetry > 1e-6 * largest) {
    throw new RangeError(
      `circulantEigenvalues: row must be symmetric, K(x) = K(-x), got one whose DFT has imaginary parts up to ${asymmetry}`,
    );
  }
  return real;
}
