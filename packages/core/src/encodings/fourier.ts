import { checkFinite, checkLength, checkPositiveInteger } from '../check.ts';
import type { EncodingName, FourierEncoding } from './encoding.ts';
import { checkInputRange } from './inputRange.ts';

/** Options of every encoding that has frequencies. */
export interface FourierOptions {
  /** Whether a is divided by ‖a‖₂, so that ‖γ(v)‖ = 1 everywhere; false by default, as in most of the published runs. */
  normalise?: boolean;
  /** Where the domain [0, 1] is mapped to before B is applied; [0, 1] by default. */
  inputRange?: readonly [low: number, high: number];
  /** Whether the coordinates themselves precede the sines; false by default. */
  includeCoordinates?: boolean;
  /** Whether B and a are trained with the network (an ablation of the paper, without gain there); false by default. */
  trainable?: boolean;
}

export interface CustomEncodingOptions extends FourierOptions {
  /** Number of coordinates d. */
  inputDim: number;
  /** Frequencies B, `[m, d]` row-major, in cycles per unit. */
  frequencies: ArrayLike<number>;
  /** Amplitudes a, `[m]`; ones by default. */
  amplitudes?: ArrayLike<number>;
}

/**
 * Returns the encoding with your own B and a.
 *
 * @throws RangeError if B is not rows of d finite numbers, or a does not have one entry per row.
 * @example
 * import { fourierEncoding } from '@fourier-features/core';
 *
 * const encoding = fourierEncoding({ inputDim: 2, frequencies: [1, 0, 0, 1, 3, 4], amplitudes: [1, 1, 0.5] });
 */
export function fourierEncoding(options: CustomEncodingOptions): FourierEncoding {
  return namedFourierEncoding('custom', {}, options);
}

/** Returns the name of the function that builds an encoding, for error messages. */
export function builderOf(name: EncodingName): string {
  if (name === 'custom') return 'fourierEncoding';
  return `${name === 'log-uniform' ? 'logUniform' : name}Encoding`;
}

/** Builds every encoding that has frequencies: the named ones only choose B, a and their hyper-parameters. */
export function namedFourierEncoding(
  name: EncodingName,
  hyperparameters: FourierEncoding['hyperparameters'],
  {
    inputDim,
    frequencies,
    amplitudes,
    normalise = false,
    inputRange = [0, 1],
    includeCoordinates = false,
    trainable = false,
  }: CustomEncodingOptions,
): FourierEncoding {
  const caller = builderOf(name);
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
  checkFinite(caller, 'frequencies', b, 'in float32');
  checkFinite(caller, 'amplitudes', a, 'in float32');
  return {
    kind: 'fourier',
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

function unitNorm(caller: string, amplitudes: Float32Array): Float32Array {
  const norm = Math.sqrt(amplitudes.reduce((sum, amplitude) => sum + amplitude ** 2, 0));
  if (norm === 0) throw new RangeError(`${caller}: amplitudes must not all be 0 if normalise is true`);
  return amplitudes.map((amplitude) => amplitude / norm);
}
