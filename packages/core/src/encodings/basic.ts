import { checkPositiveInteger } from '../check.ts';
import type { FourierEncoding } from './encoding.ts';
import { type FourierOptions, namedFourierEncoding } from './fourier.ts';
import { type FrequencyUnit, unitsPerCycle } from './unit.ts';

export interface BasicEncodingOptions extends FourierOptions {
  /** Number of coordinates d. */
  inputDim: number;
  /** Unit of the frequency 1 of each axis; `cycles` by default. */
  unit?: FrequencyUnit;
}

/**
 * Returns the encoding with B = I, one turn of the circle per coordinate: γ(v) = [sin 2πv, cos 2πv].
 *
 * @throws RangeError if `inputDim` is not a positive integer.
 * @example
 * import { basicEncoding } from '@fourier-features/core';
 *
 * const encoding = basicEncoding({ inputDim: 2 });
 */
export function basicEncoding({
  inputDim,
  unit = 'cycles',
  ...options
}: BasicEncodingOptions): FourierEncoding {
  checkPositiveInteger('basicEncoding', 'inputDim', inputDim);
  const frequencies = new Float32Array(inputDim * inputDim);
  for (let axis = 0; axis < inputDim; axis++) frequencies[axis * inputDim + axis] = 1 / unitsPerCycle(unit);
  const hyperparameters = unit === 'cycles' ? {} : { unit };
  return namedFourierEncoding('basic', hyperparameters, { inputDim, frequencies, ...options });
}
