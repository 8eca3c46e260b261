import { type Field, type FourierEncoding, isFourierRelu } from '@fourier-features/core';

/** @throws Error, naming engines that have every field, unless the field has a Fourier encoding and ReLU alone. */
export function checkFourierRelu(caller: string, field: Field): asserts field is Field<FourierEncoding> {
  if (isFourierRelu(field)) return;
  const { encoding, network } = field;
  const other = network.hiddenActivations.find(({ kind }) => kind !== 'relu');
  const got = encoding.kind === 'fourier' ? `the activation ${other?.kind}` : `the encoding ${encoding.name}`;
  throw new Error(
    `${caller}: only Fourier encodings with ReLU run on WebGPU, got ${got}. Use nativeEngine() or wasmEngine().`,
  );
}
