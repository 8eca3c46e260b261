import { checkPositiveInteger } from '@fourier-features/core/check';
import { residualSpectrum } from '../spectra/residualSpectrum.ts';

/** A signal on a uniform grid of [0, 1), some of whose samples are trained on. */
export interface GridSignal {
  /** Values at x/N, x = 0 … N − 1, `[N]`. */
  readonly values: ArrayLike<number>;
  /** Every how many samples one is trained on, a divisor of N of at least 2; the others are held out. */
  readonly every: number;
}

/** How well values on the grid fit a signal. */
export interface GridScores {
  /** Mean square error on the training samples. */
  readonly train: number;
  /** Mean square error on the others. */
  readonly heldOut: number;
  /** Amplitudes of the waves in the residual on the n training samples, 0 … ⌊n/2⌋ cycles, in the signal's unit. */
  readonly amplitudes: Float64Array;
}

/**
 * Scores values on the grid against a signal: mean square errors, and what is left of each frequency. A residual of
 * a·cos(2πkx) has the amplitude |a| at k cycles.
 *
 * @param values f on the grid, `[N]`.
 * @throws RangeError if lengths disagree, or `every` is not a divisor of N of at least 2.
 * @example
 * import { scoreOnGrid } from '@fourier-features/theory';
 *
 * const { train, heldOut, amplitudes } = scoreOnGrid({ values: [0, 1, 0, -1], every: 2 }, [0, 0, 0, 0]);
 */
export function scoreOnGrid(signal: GridSignal, values: ArrayLike<number>): GridScores {
  checkGridSignal('scoreOnGrid', signal);
  const length = signal.values.length;
  if (values.length !== length) {
    throw new RangeError(`scoreOnGrid: values must be [${length}], got ${values.length} numbers`);
  }
  const residual = Float64Array.from(values, (value, x) => value - signal.values[x]!);
  const onTrain = trainSamples(residual, signal.every);
  const onHeldOut = residual.filter((_, x) => x % signal.every !== 0);
  return { train: meanSquare(onTrain), heldOut: meanSquare(onHeldOut), amplitudes: amplitudesOf(onTrain) };
}

/** Returns the samples that are trained on. */
export function trainSamples(values: ArrayLike<number>, every: number): Float64Array {
  return Float64Array.from({ length: values.length / every }, (_, i) => values[i * every]!);
}

/** @throws RangeError unless `every` is a divisor of N of at least 2. */
export function checkGridSignal(caller: string, { values, every }: GridSignal): void {
  checkPositiveInteger(caller, 'every', every);
  if (every < 2 || values.length === 0 || values.length % every !== 0) {
    throw new RangeError(
      `${caller}: every must be a divisor of the number of samples, ${values.length}, of at least 2, got ${every}`,
    );
  }
}

/** Returns 2|DFT|/n, or |DFT|/n at the bins without a partner, 0 and n/2. */
function amplitudesOf(residual: Float64Array): Float64Array {
  const n = residual.length;
  return residualSpectrum(residual).map((size, k) => (k === 0 || 2 * k === n ? size : 2 * size) / n);
}

function meanSquare(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
}
