import { encodingByName, type FourierEncoding, type Random } from '@fourier-features/core';
import type { EncodingName } from './defaults.ts';

export interface EncodingOptions {
  /**
   * Cycles per longest side of the image: the deviation of B for `gaussian`, the highest frequency for `positional`. Not used
   * by `none` and `basic`, which may have null.
   */
  scale: number | null;
  /** Number of frequencies m. */
  frequencyCount: number;
  /** Random generator for B. */
  random: Random;
}

/**
 * Returns an encoding of two coordinates as the paper configures it for CT: `none` leaves them in [0, 1).
 *
 * @throws RangeError if the scale is missing or out of the encoding's range.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as ct from '@fourier-features/ct';
 *
 * const encoding = ct.encoding('gaussian', { scale: 4, frequencyCount: 64, random: seededRandom(0) });
 */
export function encoding(name: EncodingName, options: EncodingOptions): FourierEncoding {
  return encodingByName(name, { ...options, inputDim: 2 });
}
