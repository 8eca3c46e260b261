import type { Random } from '../random/random.ts';
import { basicEncoding } from './basic.ts';
import type { Encoding, EncodingName } from './encoding.ts';
import { identityEncoding } from './identity.ts';
import { positionalEncoding, publishedPositionalEncoding } from './positional.ts';
import { gaussianEncoding, laplacianEncoding, logUniformEncoding, uniformEncoding } from './sampled.ts';

/** The encodings that one number, or none, tells apart. `none` is no mapping. */
export type ScaledEncodingName = 'none' | Exclude<EncodingName, 'identity' | 'series' | 'custom'>;

export interface EncodingByNameOptions {
  /** d, the number of coordinates. */
  inputDim: number;
  /**
   * Cycles per unit that draws of B are multiplied by; for the positional encodings log₂ of the highest frequency; not
   * used by `none` and `basic`, which may have null.
   */
  scale: number | null;
  /** m. */
  frequencyCount: number;
  /** Draws B where it is drawn. */
  random: Random;
  /** Divide features by ‖a‖; false by default. */
  normalise?: boolean;
  /** Where `none` maps [0, 1] to; as it is by default. */
  inputRange?: readonly [low: number, high: number];
}

/** The encoding of that name. @throws RangeError if the scale is missing or out of the encoding's range. */
export function encodingByName(
  name: ScaledEncodingName,
  { inputDim, scale, frequencyCount, random, normalise = false, inputRange = [0, 1] }: EncodingByNameOptions,
): Encoding {
  if (name === 'none') return identityEncoding({ inputDim, inputRange });
  if (name === 'basic') return basicEncoding({ inputDim, normalise });
  if (scale === null) throw new RangeError(`${name} encoding: scale must be given, got null`);
  const sampled = { inputDim, frequencyCount, scale, random, normalise };
  const positional = { inputDim, frequencyCount, maxLogFrequency: scale, normalise };
  switch (name) {
    case 'positional':
      return positionalEncoding(positional);
    case 'positional-published':
      return publishedPositionalEncoding(positional);
    case 'gaussian':
      return gaussianEncoding(sampled);
    case 'uniform':
      return uniformEncoding(sampled);
    case 'log-uniform':
      return logUniformEncoding(sampled);
    case 'laplacian':
      return laplacianEncoding(sampled);
  }
}
