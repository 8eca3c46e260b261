import { dft } from '../linear/dft.ts';
import type { Matrix } from '../linear/matrix.ts';

/**
 * Computes e_kᴴ·K·e_k for Fourier modes e_k[x] = e^(2πikx/n)/√n, k = 0 … n − 1: how strongly a kernel on a uniform grid acts
 * on each frequency. They are the eigenvalues of a circulant K; otherwise, as with frequencies that are not integers, they
 * are the average rates at which frequencies are fitted.
 *
 * @param kernel K, `[n, n]`, symmetric.
 * @returns `[n]`; entries k and n − k are equal.
 * @throws RangeError if the matrix is not square.
 * @example
 * import { columnMatrix, fourierQuotients, gaussianKernel, kernelMatrix } from '@fourier-features/theory';
 *
 * const k = kernelMatrix(gaussianKernel(1), columnMatrix([0, 0.25, 0.5, 0.75]));
 * const rates = fourierQuotients(k).subarray(0, 3); // 0, 1 and 2 cycles
 */
export function fourierQuotients({ rows, columns, values }: Matrix): Float64Array {
  if (rows !== columns || rows === 0) {
    throw new RangeError(`fourierQuotients: kernel must be [n, n], got [${rows}, ${columns}]`);
  }
  // The quotients depend only on the means of K along its wrapped diagonals.
  const means = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) means[(j - i + rows) % rows]! += values[i * rows + j]! / rows;
  }
  return dft(means).real;
}
