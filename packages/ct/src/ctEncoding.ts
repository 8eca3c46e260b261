import { type Encoding, encodingByName, type Random } from '@fourier-features/core';
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
export function ctEncoding(name: CtEncodingName, options: CtEncodingOptions): Encoding {
  return encodingByName(name, { ...options, inputDim: 2 });
}
