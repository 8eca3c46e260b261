import { gridDft } from '../linear/gridDft.ts';
import type { Matrix } from '../linear/matrix.ts';
import { checkGridShape, placeOf } from './gridShape.ts';

/**
 * Computes e_kᴴ·K·e_k for Fourier modes e_k[x] = e^(2πik·x/n)/√n, k = 0 … n − 1: how strongly a kernel on a uniform grid acts
 * on each frequency. They are the eigenvalues of a circulant K; otherwise, as with frequencies that are not integers and with
 * networks of finite width, they are the average rates at which frequencies are fitted, over all phases of the wave.
 *
 * @param kernel K, `[n, n]`, symmetric.
 * @param shape axes of the grid, slowest first; one axis by default.
 * @returns `[n]`, as the DFT of the grid has its frequencies; along each axis, entries k and n − k are of one frequency.
 * @throws RangeError if the matrix is not square, or the grid has another number of points.
 * @example
 * import { columnMatrix, fourierQuotients, gaussianKernel, kernelMatrix } from '@fourier-features/theory';
 *
 * const k = kernelMatrix(gaussianKernel(1), columnMatrix([0, 0.25, 0.5, 0.75]));
 * const rates = fourierQuotients(k).subarray(0, 3); // 0, 1 and 2 cycles
 */
export function fourierQuotients(
  { rows, columns, values }: Matrix,
  shape: readonly number[] = [rows],
): Float64Array {
  if (rows !== columns || rows === 0) {
    throw new RangeError(`fourierQuotients: kernel must be [n, n], got [${rows}, ${columns}]`);
  }
  checkGridShape('fourierQuotients', shape, rows);
  // The quotients depend only on the means of K along its wrapped diagonals.
  const means = new Float64Array(rows);
  const places = Array.from({ length: rows }, (_, i) => placeOf(i, shape));
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      let offset = 0;
      for (let axis = 0; axis < shape.length; axis++) {
        const length = shape[axis]!;
        offset = offset * length + ((places[j]![axis]! - places[i]![axis]! + length) % length);
      }
      means[offset]! += values[i * rows + j]! / rows;
    }
  }
  return gridDft(means, shape).real;
}
