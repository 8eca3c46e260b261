import {
  type EncodingSetting,
  encodingByName,
  type FourierEncoding,
  type Random,
} from '@fourier-features/core';
import type { EncodingName } from './defaults.ts';

export interface EncodingOptions {
  /** Cycles per side of the domain; null for `none` and `basic`, which do not use it. */
  scale: number | null;
  /** Number of frequencies m. */
  frequencyCount: number;
  /** Random generator for B. */
  random: Random;
}

/** As in the paper's code for shapes: features are divided by ‖a‖, and `none` maps the domain to [−1, 1]³. */
export const ENCODING_SETTING: EncodingSetting = { inputDim: 3, normalise: true, inputRange: [-1, 1] };

/**
 * Returns the named encoding of points in the domain, with features divided by ‖a‖ and, for `none`, coordinates in [−1, 1],
 * as in the paper's code for shapes.
 *
 * @throws RangeError if the scale is missing or out of the encoding's range.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const encoding = occupancy.encoding('gaussian', { scale: 12, frequencyCount: 64, random: seededRandom(0) });
 */
export function encoding(name: EncodingName, options: EncodingOptions): FourierEncoding {
  return encodingByName(name, { ...ENCODING_SETTING, ...options });
}
