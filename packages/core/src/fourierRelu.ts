import type { FourierEncoding } from './encodings/encoding.ts';
import type { Field } from './field.ts';

/**
 * Checks a field for engines that have Fourier encodings and ReLU alone.
 *
 * @throws Error, naming engines that have all encodings and activations, if the field has others.
 */
export function checkFourierRelu(caller: string, field: Field): asserts field is Field<FourierEncoding> {
  const { encoding, network } = field;
  const other = network.hiddenActivations.find(({ kind }) => kind !== 'relu');
  if (encoding.kind === 'fourier' && !other) return;
  throw new Error(
    `${caller}: this engine has Fourier encodings and ReLU alone, got ${encoding.kind === 'fourier' ? `the activation ${other!.kind}` : `the encoding ${encoding.name}`}. Use nativeEngine(), wasmEngine() or tfjsEngine().`,
  );
}
