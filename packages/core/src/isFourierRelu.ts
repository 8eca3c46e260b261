import type { FourierEncoding } from './encodings/encoding.ts';
import type { Field } from './field.ts';

/**
 * Returns whether a field has a Fourier encoding and ReLU alone: what the WebGPU engine computes and files of format 2 hold.
 *
 * @example
 * import { gaussianEncoding, initialField, isFourierRelu } from '@fourier-features/core';
 *
 * isFourierRelu(initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 10 }), outputDim: 3 })); // true
 */
export function isFourierRelu(field: Pick<Field, 'encoding' | 'network'>): field is Field<FourierEncoding> {
  const { encoding, network } = field;
  return encoding.kind === 'fourier' && network.hiddenActivations.every(({ kind }) => kind === 'relu');
}
