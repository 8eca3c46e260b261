import {
  basicEncoding,
  type Encoding,
  gaussianEncoding,
  identityEncoding,
  laplacianEncoding,
  logUniformEncoding,
  positionalEncoding,
  publishedPositionalEncoding,
  type Random,
  uniformEncoding,
} from '@fourier-features/core';
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
export function imageEncoding(
  name: ImageEncodingName,
  { scale, frequencyCount, random }: ImageEncodingOptions,
): Encoding {
  const inputDim = 2;
  if (name === 'none') return identityEncoding({ inputDim });
  if (name === 'basic') return basicEncoding({ inputDim });
  if (scale === null) throw new RangeError(`imageEncoding: scale must be given for ${name}, got null`);
  const sampled = { inputDim, frequencyCount, scale, random };
  const positional = { inputDim, frequencyCount, maxLogFrequency: scale };
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
