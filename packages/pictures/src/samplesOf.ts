import { checkPicture, type Picture } from '@fourier-features/raster';

export interface EncodePngOptions {
  /** Number of bits per channel; default 8. */
  readonly bitDepth?: 8 | 16;
}

/**
 * Returns the samples of a PNG file: round((2^bitDepth − 1) · min(max(value, 0), 1)).
 *
 * @throws RangeError in the name of `encodePng` if the picture's size and values disagree, a value is NaN, or the depth is
 * not 8 or 16 bits.
 */
export function samplesOf(picture: Picture, bitDepth: 8 | 16): Uint8Array | Uint16Array {
  checkPicture('encodePng', 'picture', picture);
  if (bitDepth !== 8 && bitDepth !== 16) {
    throw new RangeError(`encodePng: bitDepth must be 8 or 16 bits per channel, got ${bitDepth}`);
  }
  const { values } = picture;
  const white = 2 ** bitDepth - 1;
  const samples = bitDepth === 8 ? new Uint8Array(values.length) : new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    samples[i] = Math.round(white * Math.min(Math.max(values[i]!, 0), 1));
  }
  return samples;
}
