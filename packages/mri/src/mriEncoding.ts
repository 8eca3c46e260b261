import { type Encoding, encodingByName, type Random } from '@fourier-features/core';
import type { MriEncodingName } from './defaults.ts';

export interface MriEncodingOptions {
  /** 2 for planes, 3 for volumes. */
  inputDim: 2 | 3;
  /** As in `encodingDefaults`; not used by `none` and `basic`. */
  scale: number | null;
  frequencyCount: number;
  random: Random;
}

/**
 * The encoding of that name, as the paper has it for this task: amplitudes of 1, and no mapping on [0, 1).
 *
 * @throws RangeError if the scale is missing or out of the encoding's range, or the dimension is not 2 or 3.
 */
export function mriEncoding(name: MriEncodingName, options: MriEncodingOptions): Encoding {
  const { inputDim } = options;
  if (inputDim !== 2 && inputDim !== 3) {
    throw new RangeError(`mriEncoding: inputDim must be 2 or 3, got ${inputDim}`);
  }
  return encodingByName(name, options);
}
