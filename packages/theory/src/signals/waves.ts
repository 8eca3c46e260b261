import { checkPositiveInteger } from '@fourier-features/core/check';

/** One wave of a signal: amplitude·sin(2π·(frequency·x + phase)). */
export interface Wave {
  /** Cycles per period of the signal. */
  readonly frequency: number;
  readonly amplitude: number;
  /** In turns; 0 by default. */
  readonly phase?: number;
}

/**
 * Returns samples of a sum of waves at x/N, x = 0 … N − 1.
 *
 * @returns `[N]`.
 * @throws RangeError if `length` is not a positive integer.
 * @example
 * import { sumOfWaves } from '@fourier-features/theory';
 *
 * const slowAndFast = sumOfWaves(64, [{ frequency: 1, amplitude: 0.5 }, { frequency: 9, amplitude: 0.5, phase: 0.25 }]);
 */
export function sumOfWaves(length: number, waves: readonly Wave[]): Float64Array {
  checkPositiveInteger('sumOfWaves', 'length', length);
  return Float64Array.from({ length }, (_, x) =>
    waves.reduce(
      (sum, { frequency, amplitude, phase = 0 }) =>
        sum + amplitude * Math.sin(2 * Math.PI * ((frequency * x) / length + phase)),
      0,
    ),
  );
}

/**
 * Returns samples of a square wave at x/N, x = 0 … N − 1: ½ in the first half of each period, −½ in the second. Its spectrum
 * holds the odd multiples of its frequency, with amplitudes that fall as 1/k.
 *
 * @param frequency cycles, more than 0.
 * @returns `[N]`.
 * @throws RangeError if `length` is not a positive integer or the frequency is not positive.
 * @example
 * import { squareWave } from '@fourier-features/theory';
 *
 * squareWave(4, 1); // 0.5, 0.5, -0.5, -0.5
 */
export function squareWave(length: number, frequency: number): Float64Array {
  checkPositiveInteger('squareWave', 'length', length);
  if (!(frequency > 0 && Number.isFinite(frequency))) {
    throw new RangeError(`squareWave: frequency must be positive, in cycles, got ${frequency}`);
  }
  return Float64Array.from({ length }, (_, x) => (((frequency * x) / length) % 1 < 0.5 ? 0.5 : -0.5));
}
