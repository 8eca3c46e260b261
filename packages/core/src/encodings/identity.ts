import { checkPositiveInteger } from '../check.ts';
import type { Encoding } from './encoding.ts';
import { checkInputRange } from './fourier.ts';

export interface IdentityEncodingOptions {
  /** d, the number of coordinates. */
  inputDim: number;
  /** Where the domain [0, 1] is mapped to, such as [−1, 1]; [0, 1] by default. */
  inputRange?: readonly [low: number, high: number];
}

/** "No mapping" in the paper: γ(v) = low + (high − low)·v, with no sines at all. */
export function identityEncoding({ inputDim, inputRange = [0, 1] }: IdentityEncodingOptions): Encoding {
  checkPositiveInteger('identityEncoding', 'inputDim', inputDim);
  checkInputRange('identityEncoding', inputRange);
  return {
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
