import { dft, inverseDft } from '../linear/dft.ts';
import { circulantEigenvalues } from '../spectra/circulantEigenvalues.ts';

export interface GridDynamicsOptions {
  /** Row of a stationary kernel of period 1: K of x/2n and 0, x = 0 … 2n − 1, `[2n]`. */
  row: ArrayLike<number>;
  /** Signal on the same grid, `[2n]`; the even samples are trained on, the odd ones held out. */
  signal: ArrayLike<number>;
  /** Initial values f₀ on the grid, `[2n]`; 0 by default. */
  initial?: ArrayLike<number>;
  /** Times t = learning rate × steps of descent on ½·Σ(f − y)², at least 0. */
  times: readonly number[];
}

/**
 * Predicts gradient flow on every other point of a periodic grid, in the Fourier domain, where the kernel is diagonal:
 * with H the DFT of the row and H_d[k] = (H[k] + H[k + n])/2 the eigenvalues on the training points,
 *
 *   f̂_t[k] = f̂₀[k] + H[k]/H_d[k mod n]·(1 − e^(−t·H_d[k mod n]))·(ŷ_d − f̂₀_d)[k mod n].
 *
 * The result is that of `predictDynamics`, in O(n log n) if n is a power of two.
 *
 * @returns the prediction on the grid for each time, `[2n]`.
 * @throws RangeError if lengths are odd or disagree, or the row is not symmetric (K(x) = K(−x)).
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import { gaussianKernel, kernelMatrix, columnMatrix, powerLawSignal, predictOnGrid } from '@fourier-features/theory';
 *
 * const distances = columnMatrix([0, 1, 2, 3, 4, 3, 2, 1].map((steps) => steps / 8)); // around a circle
 * const row = kernelMatrix(gaussianKernel(1), columnMatrix([0]), distances).values;
 * const signal = powerLawSignal({ length: 8, alpha: 1, random: seededRandom(0) });
 * const [early, late] = predictOnGrid({ row, signal, times: [0.1, 10] });
 */
export function predictOnGrid({ row, signal, initial, times }: GridDynamicsOptions): Float64Array[] {
  const start = dft(initial ?? new Float64Array(row.length));
  const target = dft(signal);
  if (row.length < 2 || row.length % 2 !== 0) {
    throw new RangeError(
      `predictOnGrid: row must have an even number of entries, at least 2, got ${row.length}`,
    );
  }
  const spectrum = circulantEigenvalues(row);
  if (target.real.length !== row.length || start.real.length !== row.length) {
    throw new RangeError(
      `predictOnGrid: signal and initial must have the length of row, ${row.length}, got ${target.real.length} and ${start.real.length}`,
    );
  }
  return times.map((time) => {
    const response = gridResponse(spectrum, time);
    return inverseDft({
      real: respond(response, target.real, start.real),
      imaginary: respond(response, target.imaginary, start.imaginary),
    }).real;
  });
}

/** Returns H[k]/H_d·(1 − e^(−t·H_d)), `[2n]`: the weight in bin k of the residual's alias average at k mod n. */
export function gridResponse(spectrum: Float64Array, time: number): Float64Array {
  const n = spectrum.length / 2;
  return spectrum.map((value, k) => {
    const eigenvalue = (spectrum[k % n]! + spectrum[(k % n) + n]!) / 2;
    return eigenvalue > 0 ? (-Math.expm1(-time * eigenvalue) / eigenvalue) * value : 0;
  });
}

function respond(response: Float64Array, target: Float64Array, start: Float64Array): Float64Array {
  const n = response.length / 2;
  return start.map((value, k) => {
    const residual = (target[k % n]! - start[k % n]! + target[(k % n) + n]! - start[(k % n) + n]!) / 2;
    return value + response[k]! * residual;
  });
}
