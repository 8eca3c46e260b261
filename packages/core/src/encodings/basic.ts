import { checkPositiveInteger } from '../check.ts';
import type { Encoding } from './encoding.ts';
import { type FourierOptions, namedFourierEncoding } from './fourier.ts';

export interface BasicEncodingOptions extends FourierOptions {
  /** d, the number of coordinates. */
  inputDim: number;
}

/** B = I: one turn of the circle for each coordinate, γ(v) = [sin 2πv, cos 2πv]. */
export function basicEncoding({ inputDim, ...options }: BasicEncodingOptions): Encoding {
  checkPositiveInteger('basicEncoding', 'inputDim', inputDim);
  const frequencies = new Float32Array(inputDim * inputDim);
  for (let axis = 0; axis < inputDim; axis++) frequencies[axis * inputDim + axis] = 1;
  return namedFourierEncoding('basic', {}, { inputDim, frequencies, ...options });
}
