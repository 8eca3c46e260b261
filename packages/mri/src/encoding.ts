import { encodingByName, type FourierEncoding, type Random } from '@fourier-features/core';
import type { EncodingName } from './defaults.ts';

export interface EncodingOptions {
  /** Number of coordinates: 2 for planes, 3 for volumes. */
  inputDim: 2 | 3;
  /**
   * Cycles per longest side: the deviation of B for `gaussian`, the highest frequency for `positional`. Not used by `none` and
   * `basic`, which may have null.
   */
  scale: number | null;
  /** Number of frequencies m. */
  frequencyCount: number;
  /** Random generator for B. */
  random: Random;
}

/**
 * Returns an encoding as the paper configures it for MRI: amplitudes are 1, and `none` leaves coordinates in [0, 1).
 *
 * @throws RangeError if the scale is missing or out of the encoding's range, or `inputDim` is not 2 or 3.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as mri from '@fourier-features/mri';
 *
 * const scale = mri.defaultScale('gaussian', [32, 32, 32]);
 * const encoding = mri.encoding('gaussian', { inputDim: 3, scale, frequencyCount: 64, random: seededRandom(0) });
 */
export function encoding(name: EncodingName, options: EncodingOptions): FourierEncoding {
  const { inputDim } = options;
  if (inputDim !== 2 && inputDim !== 3) {
    throw new RangeError(`encoding: inputDim must be 2 or 3, got ${inputDim}`);
  }
  return encodingByName(name, options);
}
