import { checkPositiveInteger } from '../check.ts';
import type { FourierEncoding } from './encoding.ts';
import { checkInputRange } from './inputRange.ts';

export interface IdentityEncodingOptions {
  /** Number of coordinates d. */
  inputDim: number;
  /** Where the domain [0, 1] is mapped to, such as [−1, 1]; [0, 1] by default. */
  inputRange?: readonly [low: number, high: number];
}

/**
 * Returns the encoding that the paper calls "no mapping": γ(v) = low + (high − low)·v, without sines.
 *
 * @throws RangeError if `inputDim` is not a positive integer or `inputRange` is not two different finite numbers.
 * @example
 * import { identityEncoding } from '@fourier-features/core';
 *
 * const encoding = identityEncoding({ inputDim: 3, inputRange: [-1, 1] });
 */
export function identityEncoding({
  inputDim,
  inputRange = [0, 1],
}: IdentityEncodingOptions): FourierEncoding {
  checkPositiveInteger('identityEncoding', 'inputDim', inputDim);
  checkInputRange('identityEncoding', inputRange);
  return {
    kind: 'fourier',
    name: 'identity',
    inputDim,
    frequencyCount: 0,
    outputDim: inputDim,
    frequencies: new Float32Array(0),
    amplitudes: new Float32Array(0),
    includeCoordinates: true,
    inputRange,
    trainable: false,
    hyperparameters: {},
  };
}
