import {
  basicEncoding,
  type Encoding,
  gaussianEncoding,
  identityEncoding,
  positionalEncoding,
  type Random,
} from '@fourier-features/core';
import type { CtEncodingName } from './defaults.ts';

export interface CtEncodingOptions {
  /** As in `encodingDefaults`; not used by `none` and `basic`. */
  scale: number | null;
  frequencyCount: number;
  random: Random;
}

/**
 * The encoding of that name for two coordinates, as the paper has it for CT: no mapping on [0, 1).
 *
 * @throws RangeError if the scale is missing or out of the encoding's range.
 */
export function ctEncoding(
  name: CtEncodingName,
  { scale, frequencyCount, random }: CtEncodingOptions,
): Encoding {
  const inputDim = 2;
  if (name === 'none') return identityEncoding({ inputDim });
  if (name === 'basic') return basicEncoding({ inputDim });
  if (scale === null) throw new RangeError(`ctEncoding: scale must be given for ${name}, got null`);
  if (name === 'positional') return positionalEncoding({ inputDim, frequencyCount, maxLogFrequency: scale });
  return gaussianEncoding({ inputDim, frequencyCount, scale, random });
}
