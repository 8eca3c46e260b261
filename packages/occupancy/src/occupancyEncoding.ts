import {
  basicEncoding,
  type Encoding,
  gaussianEncoding,
  identityEncoding,
  positionalEncoding,
  type Random,
} from '@fourier-features/core';
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
export function occupancyEncoding(
  name: OccupancyEncodingName,
  { scale, frequencyCount, random }: OccupancyEncodingOptions,
): Encoding {
  const inputDim = 3;
  const normalise = true;
  if (name === 'none') return identityEncoding({ inputDim, inputRange: [-1, 1] });
  if (name === 'basic') return basicEncoding({ inputDim, normalise });
  if (scale === null) throw new RangeError(`occupancyEncoding: scale must be given for ${name}, got null`);
  if (name === 'positional')
    return positionalEncoding({ inputDim, frequencyCount, maxLogFrequency: scale, normalise });
  return gaussianEncoding({ inputDim, frequencyCount, scale, random, normalise });
}
