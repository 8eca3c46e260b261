import { type Encoding, encodingByName, type Random } from '@fourier-features/core';
import type { ImageEncodingName } from './defaults.ts';

export interface ImageEncodingOptions {
  /** As in `encodingDefaults`; not used by `none` and `basic`. */
  scale: number | null;
  frequencyCount: number;
  random: Random;
}

/**
 * The encoding of that name for two coordinates.
 *
 * @throws RangeError if the scale is missing or out of the encoding's range.
 */
export function imageEncoding(name: ImageEncodingName, options: ImageEncodingOptions): Encoding {
  return encodingByName(name, { ...options, inputDim: 2 });
}
