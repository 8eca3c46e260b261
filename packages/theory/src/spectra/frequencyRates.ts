import type { Matrix } from '../linear/matrix.ts';
import { fourierQuotients } from './fourierQuotients.ts';
import { waveVectorLengths } from './gridShape.ts';

/**
 * Computes how fast a kernel on a uniform grid fits each frequency: the mean of `fourierQuotients` over the wave vectors whose
 * length rounds to k cycles per side, for k = 0, 1, … up to half the points of the shortest axis. In one dimension these are
 * the quotients of k cycles.
 *
 * @param kernel K, `[n, n]`, symmetric.
 * @param shape axes of the grid, slowest first; one axis by default.
 * @returns `[1 + ⌊min(shape)/2⌋]`.
 * @throws RangeError if the matrix is not square, or the grid has another number of points.
 * @example
 * import { gridCoordinates, identityEncoding, initialField } from '@fourier-features/core';
 * import { empiricalNtk, frequencyRates } from '@fourier-features/theory';
 *
 * const encoding = identityEncoding({ inputDim: 2, inputRange: [-1, 1] });
 * const field = initialField({ encoding, outputDim: 1, width: 16, hiddenActivation: { kind: 'sine', omega: 30 } });
 * const kernel = empiricalNtk(field, gridCoordinates([8, 8]));
 * const rates = frequencyRates(kernel, [8, 8]); // of 0 to 4 cycles
 */
export function frequencyRates(kernel: Matrix, shape: readonly number[] = [kernel.rows]): Float64Array {
  const quotients = fourierQuotients(kernel, shape);
  const highest = Math.floor(Math.min(...shape) / 2);
  const sums = new Float64Array(highest + 1);
  const counts = new Float64Array(highest + 1);
  for (const [index, length] of waveVectorLengths(shape).entries()) {
    const k = Math.round(length);
    if (k > highest) continue;
    sums[k]! += quotients[index]!;
    counts[k]!++;
  }
  return sums.map((sum, k) => sum / counts[k]!);
}
