import { type Encoding, encodingByName, type Random } from '@fourier-features/core';
import type { OccupancyEncodingName } from './defaults.ts';

export interface OccupancyEncodingOptions {
  /** As in `encodingDefaults`; not used by `none` and `basic`. */
  scale: number | null;
  frequencyCount: number;
  random: Random;
}

/**
 * The encoding of that name for three coordinates, as the paper has it for shapes: features divided by ‖a‖, and no
 * mapping on [−1, 1].
 *
 * @throws RangeError if the scale is missing or out of the encoding's range.
 */
export function occupancyEncoding(name: OccupancyEncodingName, options: OccupancyEncodingOptions): Encoding {
  return encodingByName(name, { ...options, inputDim: 3, normalise: true, inputRange: [-1, 1] });
}
