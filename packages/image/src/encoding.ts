import { encodingByName, type FourierEncoding, type Random } from '@fourier-features/core';
import type { EncodingName } from './defaults.ts';

export interface EncodingOptions {
  /** Cycles per longer side of the image; null for `none` and `basic`, which do not use it. */
  scale: number | null;
  /** Number of frequencies m. */
  frequencyCount: number;
  /** Random generator for B. */
  random: Random;
}

/**
 * Returns the named encoding of pixel coordinates.
 *
 * @throws RangeError if the scale is missing or out of the encoding's range.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as image from '@fourier-features/image';
 *
 * const encoding = image.encoding('gaussian', { scale: 10, frequencyCount: 64, random: seededRandom(0) });
 */
export function encoding(name: EncodingName, options: EncodingOptions): FourierEncoding {
  return encodingByName(name, { ...options, inputDim: 2 });
}
