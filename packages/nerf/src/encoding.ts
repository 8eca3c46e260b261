import {
  type EncodingSetting,
  encodingByName,
  type FourierEncoding,
  type Random,
} from '@fourier-features/core';
import type { EncodingName } from './defaults.ts';

export interface EncodingOptions {
  /** Cycles per scene unit; null for `none` and `basic`, which do not use it. */
  scale: number | null;
  /** Number of frequencies m; the positional encodings have ⌊m/3⌋ per axis, those in octaves as many as `scale` admits. */
  frequencyCount: number;
  /** Random generator for B. */
  random: Random;
}

/** The published encoder has no 2π, so its formulas are evaluated in radians per scene unit. */
export const ENCODING_SETTING: EncodingSetting = { inputDim: 3, unit: 'radians' };

/**
 * Returns the named encoding of scene coordinates. With top = 2π·scale, B in radians per scene unit is
 * - `basic`: the unit matrix;
 * - `positional`: top^(j/(k−1)) − 1 for j = 0 … k−1, on each axis;
 * - `positional-octaves`: 1, 2, 4, … up to top, on each axis;
 * - `…-rotated`: the same, turned by 45° about z and then x;
 * - `gaussian`: top·N(0, 1).
 *
 * @throws RangeError if the scale is missing or out of the encoding's range.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as nerf from '@fourier-features/nerf';
 *
 * const encoding = nerf.encoding('gaussian', { scale: 4, frequencyCount: 64, random: seededRandom(0) });
 */
export function encoding(name: EncodingName, options: EncodingOptions): FourierEncoding {
  return encodingByName(name, { ...ENCODING_SETTING, ...options });
}
