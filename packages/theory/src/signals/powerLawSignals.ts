import type { Random } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { inverseDft } from '../linear/dft.ts';

export interface PowerLawSignalOptions {
  /** Number of samples N over one period. */
  length: number;
  /** Exponent α ≥ 0 by which the amplitudes fall, as 1/(1 + |k|)^α. */
  alpha: number;
  /** Number of DFT bins kept, 0 ≤ k < bandLimit, in bins; all N by default. At most N/2 drops negative frequencies. */
  bandLimit?: number;
  /** Random generator for the spectrum. */
  random: Random;
}

export interface PowerLawSetOptions extends PowerLawSignalOptions {
  /** Number of signals. */
  count: number;
}

/**
 * Draws a random periodic signal with spectrum 1/f^α: bin k of its DFT is (1 + min(k, N − k))^−α times a complex number
 * whose parts are N(0, 1), and the signal is the real part of the inverse DFT, not normalised. With `threefryRandom(0)`,
 * length 256, α = 1 and band limit 64, and mapped to [−½, ½], it is the target of the paper's 1-D figures.
 *
 * @returns `[N]`.
 * @throws RangeError if an option is out of range.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 6 and appendix B
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import { powerLawSignal } from '@fourier-features/theory';
 *
 * const signal = powerLawSignal({ length: 64, alpha: 1, random: seededRandom(0) });
 */
export function powerLawSignal({
  length,
  alpha,
  bandLimit = length,
  random,
}: PowerLawSignalOptions): Float64Array {
  checkPositiveInteger('powerLawSignal', 'length', length);
  if (!(alpha >= 0)) throw new RangeError(`powerLawSignal: alpha must be at least 0, got ${alpha}`);
  if (!(bandLimit > 0))
    throw new RangeError(`powerLawSignal: bandLimit must be positive, in bins, got ${bandLimit}`);
  const draws = random.normals(2 * length);
  const bins = Array.from({ length }, (_, k) =>
    k < bandLimit ? (1 + Math.min(k, length - k)) ** -alpha : 0,
  );
  return inverseDft({
    real: Float64Array.from(bins, (amplitude, k) => amplitude * draws[2 * k]!),
    imaginary: Float64Array.from(bins, (amplitude, k) => amplitude * draws[2 * k + 1]!),
  }).real;
}

/**
 * Draws a family of power-law signals as the published code does: the generator is split in 1 + count, each of the last
 * `count` draws one signal, and `normaliseTogether` maps the set to [−½, ½].
 *
 * @returns the signals, each `[N]`, and the first generator of the split, to draw the next set with.
 * @throws RangeError if an option is out of range.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import { powerLawSet } from '@fourier-features/theory';
 *
 * const { signals, random } = powerLawSet({ length: 64, alpha: 1, count: 8, random: seededRandom(0) });
 */
export function powerLawSet({ count, random, ...options }: PowerLawSetOptions): {
  signals: Float64Array[];
  random: Random;
} {
  checkPositiveInteger('powerLawSet', 'count', count);
  const [next, ...sources] = random.split(1 + count) as [Random, ...Random[]];
  const signals = sources.map((source) => powerLawSignal({ ...options, random: source }));
  return { signals: normaliseTogether(signals), random: next };
}

/**
 * Maps signals by one affine function, so that the smallest value of all is −½ and the largest ½.
 *
 * @returns new arrays.
 * @throws RangeError if all values are equal.
 * @example
 * import { normaliseTogether } from '@fourier-features/theory';
 *
 * normaliseTogether([Float64Array.of(0, 1), Float64Array.of(2, 4)]); // [-0.5, -0.25], [0, 0.5]
 */
export function normaliseTogether(signals: readonly Float64Array[]): Float64Array[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const signal of signals) {
    for (const value of signal) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(high > low)) throw new RangeError(`normaliseTogether: signals must not be constant, got only ${low}`);
  return signals.map((signal) => signal.map((value) => (value - low) / (high - low) - 0.5));
}
