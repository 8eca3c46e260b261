import type { FourierEncoding } from './encodings/encoding.ts';
import type { Field } from './field.ts';

/**
 * Returns whether a field has a Fourier encoding and ReLU alone: what engines on GPUs compute, and files of format 2 hold.
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

/**
 * Checks a field for engines that have Fourier encodings and ReLU alone.
 *
 * @throws Error, naming engines that have all encodings and activations, if the field has others.
 */
export function checkFourierRelu(caller: string, field: Field): asserts field is Field<FourierEncoding> {
  if (isFourierRelu(field)) return;
  const { encoding, network } = field;
  const other = network.hiddenActivations.find(({ kind }) => kind !== 'relu');
  throw new Error(
    `${caller}: this engine has Fourier encodings and ReLU alone, got ${encoding.kind === 'fourier' ? `the activation ${other!.kind}` : `the encoding ${encoding.name}`}. Use nativeEngine(), wasmEngine() or tfjsEngine().`,
  );
}
