import type { Random } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { inverseDft } from '../linear/dft.ts';

export interface PowerLawSignalOptions {
  /** N, the number of samples over one period. */
  length: number;
  /** α ≥ 0: amplitudes fall as 1/(1 + |k|)^α. */
  alpha: number;
  /** Only DFT bins 0 ≤ k < bandLimit are kept, so that no bin of a negative frequency is; all by default. */
  bandLimit?: number;
  random: Random;
}

export interface PowerLawSetOptions extends PowerLawSignalOptions {
  /** How many signals. */
  count: number;
}

/**
 * A random periodic signal of spectrum 1/f^α: bin k of its DFT is (1 + min(k, N − k))^−α times a complex number whose
 * parts are N(0, 1), and the signal the real part of the inverse DFT, not normalised. With `threefryRandom(0)`, length 256,
 * α = 1 and band limit 64, and mapped to [−½, ½], it is the target of the paper's 1-D figures.
 *
 * @returns `[N]`.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 6 and appendix B
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
 * A family of such signals, drawn as the published code draws them: the generator is split in 1 + count, each signal drawn
 * by one of the last `count`, and the set mapped together so that its least value is −½ and its greatest ½.
 *
 * @returns the signals, each `[N]`, and the first part of the split, to draw the next set from.
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

/** Maps signals by one affine function to least value −½ and greatest ½ of them all; new arrays. */
export function normaliseTogether(signals: readonly Float64Array[]): Float64Array[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const signal of signals) {
    for (const value of signal) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(high > low))
    throw new RangeError(`normaliseTogether: signals must not be constant, got ${low} throughout`);
  return signals.map((signal) => signal.map((value) => (value - low) / (high - low) - 0.5));
}
