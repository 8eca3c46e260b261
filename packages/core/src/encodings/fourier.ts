import { checkLength, checkPositiveInteger } from '../check.ts';
import type { Encoding, EncodingName } from './encoding.ts';

/** What every encoding that has frequencies can be told. */
export interface FourierOptions {
  /** Divides a by ‖a‖₂, so that ‖γ(v)‖ = 1 everywhere. Off by default, as in most of the published runs. */
  normalise?: boolean;
  /** Where the domain [0, 1] is mapped to first; [0, 1] by default. */
  inputRange?: readonly [low: number, high: number];
  /** Puts the coordinates themselves before the sines; off by default. */
  includeCoordinates?: boolean;
  /** Trains B and a with the network (an ablation of the paper, without gain there); off by default. */
  trainable?: boolean;
}

export interface CustomEncodingOptions extends FourierOptions {
  /** d, the number of coordinates. */
  inputDim: number;
  /** B, `[m, d]` row-major, in cycles per unit. */
  frequencies: ArrayLike<number>;
  /** a, `[m]`; ones by default. */
  amplitudes?: ArrayLike<number>;
}

/**
 * The encoding of your own B and a.
 *
 * @throws RangeError if B is not a whole number of rows of d finite numbers, or a has not one entry per row.
 */
export function fourierEncoding(options: CustomEncodingOptions): Encoding {
  return namedFourierEncoding('custom', {}, options);
}

/** One formula for all: the named encodings only choose B, a and what to remember them by. */
export function namedFourierEncoding(
  name: EncodingName,
  hyperparameters: Readonly<Record<string, number | boolean>>,
  {
    inputDim,
    frequencies,
    amplitudes,
    normalise = false,
    inputRange = [0, 1],
    includeCoordinates = false,
    trainable = false,
  }: CustomEncodingOptions,
): Encoding {
  const caller = `${name} encoding`;
  checkPositiveInteger(caller, 'inputDim', inputDim);
  checkInputRange(caller, inputRange);
  const frequencyCount = frequencies.length / inputDim;
  if (!Number.isInteger(frequencyCount) || frequencyCount === 0) {
    throw new RangeError(
      `${caller}: frequencies must be [m, ${inputDim}] with m at least 1, got ${frequencies.length} numbers`,
    );
  }
  const a = Float32Array.from(amplitudes ?? { length: frequencyCount }, amplitudes ? Number : () => 1);
  checkLength(caller, 'amplitudes', a, frequencyCount, '[m], one per frequency');
  const b = Float32Array.from(frequencies);
  checkFinite(caller, 'frequencies', b);
  checkFinite(caller, 'amplitudes', a);
  return {
    name,
    inputDim,
    frequencyCount,
    outputDim: 2 * frequencyCount + (includeCoordinates ? inputDim : 0),
    frequencies: b,
    amplitudes: normalise ? unitNorm(caller, a) : a,
    includeCoordinates,
    inputRange,
    trainable,
    hyperparameters: { ...hyperparameters, ...(normalise ? { normalise } : {}) },
  };
}

/** @throws RangeError unless both ends are finite and differ. */
export function checkInputRange(caller: string, [low, high]: readonly [number, number]): void {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) {
    throw new RangeError(`${caller}: inputRange must be two different finite numbers, got [${low}, ${high}]`);
  }
}

function checkFinite(caller: string, name: string, array: Float32Array): void {
  const index = array.findIndex((value) => !Number.isFinite(value));
  if (index >= 0)
    throw new RangeError(`${caller}: ${name} must be finite in float32, got ${array[index]} at ${index}`);
}

function unitNorm(caller: string, amplitudes: Float32Array): Float32Array {
  const norm = Math.sqrt(amplitudes.reduce((sum, amplitude) => sum + amplitude ** 2, 0));
  if (norm === 0)
    throw new RangeError(`${caller}: amplitudes must not all be 0 where they are to be normalised`);
  return amplitudes.map((amplitude) => amplitude / norm);
}
