import type { Encoding } from '@fourier-features/core';
import type { EncodedPoint } from './encodedPoint.ts';
import { encodeByFourier } from './referenceFourier.ts';
import type { ReferenceRules } from './referenceRules.ts';

/** Returns the encoding as a function of the point v, `[d]`, with the parameters it is trained with, which may change. */
export function referenceEncoding(
  encoding: Encoding,
  trained: readonly Float64Array[],
  { encodeInGrid }: Pick<ReferenceRules, 'encodeInGrid'>,
): (v: ArrayLike<number>) => EncodedPoint {
  if (encoding.kind === 'grid') return (v) => encodeInGrid(encoding, trained[0]!, v);
  const [frequencies, amplitudes] = encoding.trainable
    ? trained
    : [encoding.frequencies.slice(), encoding.amplitudes.slice()];
  return (v) => encodeByFourier(encoding, frequencies!, amplitudes!, v);
}
