import { dft } from '../linear/dft.ts';
import type { Matrix } from '../linear/matrix.ts';

/**
 * e_kᴴ·K·e_k for Fourier modes e_k[x] = e^(2πikx/n)/√n, k = 0 … n − 1: how strongly a kernel on a uniform grid acts on each
 * frequency. Where K is circulant they are its eigenvalues; elsewhere, as for features whose frequencies are not whole,
 * rates of frequencies on average.
 *
 * @param kernel K, `[n, n]`, symmetric.
 * @returns `[n]`; entries k and n − k are equal.
 * @throws RangeError if the matrix is not square.
 */
export function fourierQuotients({ rows, columns, values }: Matrix): Float64Array {
  if (rows !== columns || rows === 0) {
    throw new RangeError(`fourierQuotients: kernel must be [n, n], got [${rows}, ${columns}]`);
  }
  // The mean of K along its wrapped diagonals is all that these modes see.
  const means = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) means[(j - i + rows) % rows]! += values[i * rows + j]! / rows;
  }
  return dft(means).real;
}
