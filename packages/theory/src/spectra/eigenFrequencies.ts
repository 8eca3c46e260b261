import { gridDft } from '../linear/gridDft.ts';
import { rowOf } from '../linear/matrix.ts';
import type { Eigen } from '../linear/symmetricEigen.ts';
import { checkGridShape, waveVectorLengths } from './gridShape.ts';

/**
 * Computes the frequency of each eigenvector q of a kernel on a uniform grid: the mean Σ_k |k|·|q̂_k|² of the lengths of wave
 * vectors, in cycles per side, weighted by the energy that q has at each. It is exact for waves. Eigenvectors of networks at
 * initialisation are waves only roughly.
 *
 * @param eigen eigendecomposition of K, `[n, n]`.
 * @param shape axes of the grid, slowest first; one axis by default.
 * @returns `[n]`, in the order of the eigenvalues.
 * @throws RangeError if the grid has another number of points.
 * @example
 * import { columnMatrix, eigenFrequencies, gaussianKernel, kernelMatrix, symmetricEigen } from '@fourier-features/theory';
 *
 * const eigen = symmetricEigen(kernelMatrix(gaussianKernel(1), columnMatrix([0, 0.25, 0.5, 0.75])));
 * const frequencies = eigenFrequencies(eigen); // those of larger eigenvalues are lower
 */
export function eigenFrequencies(
  { vectors }: Eigen,
  shape: readonly number[] = [vectors.rows],
): Float64Array {
  const n = vectors.rows;
  checkGridShape('eigenFrequencies', shape, n);
  const lengths = waveVectorLengths(shape);
  return Float64Array.from({ length: n }, (_, i) => {
    const { real, imaginary } = gridDft(rowOf(vectors, i), shape);
    // By Parseval, the squares of a vector of length 1 add up to n.
    return lengths.reduce((sum, length, k) => sum + (length * (real[k]! ** 2 + imaginary[k]! ** 2)) / n, 0);
  });
}
