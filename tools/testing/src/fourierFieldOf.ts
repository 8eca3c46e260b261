import type { Field, FourierEncoding } from '@fourier-features/core';

/** Returns a field as one of a Fourier encoding. @throws Error if its encoding is another. */
export function fourierFieldOf({ encoding, ...rest }: Field): Field<FourierEncoding> {
  if (encoding.kind !== 'fourier') throw new Error(`the encoding must be fourier, got ${encoding.kind}`);
  return { encoding, ...rest };
}
