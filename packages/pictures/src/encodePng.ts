import sharp from 'sharp';
import { checkPicture, type Picture } from './picture.ts';

export interface EncodePngOptions {
  /** Number of bits per channel; default 8. */
  readonly bitDepth?: 8 | 16;
}

/**
 * Encodes a picture as PNG: sample = round((2^bitDepth − 1) · min(max(value, 0), 1)).
 *
 * The file has the channels of the picture (grey stays grey) and no palette, profile, date or text. Deterministic for a
 * given version of sharp.
 *
 * @throws RangeError if the picture's size and values disagree, a value is NaN, or the depth is not 8 or 16 bits.
 *
 * @example
 * ```ts
 * import { encodePng, type Picture } from '@fourier-features/pictures';
 *
 * const ramp: Picture = { width: 4, height: 1, channels: 1, values: Float32Array.of(0, 1 / 3, 2 / 3, 1) };
 * const png = await encodePng(ramp, { bitDepth: 16 });
 * ```
 */
export async function encodePng(
  picture: Picture,
  { bitDepth = 8 }: EncodePngOptions = {},
): Promise<Uint8Array> {
  checkPicture('encodePng', 'picture', picture);
  if (bitDepth !== 8 && bitDepth !== 16) {
    throw new RangeError(`encodePng: bitDepth must be 8 or 16 bits per channel, got ${bitDepth}`);
  }
  const { width, height, channels, values } = picture;
  const white = 2 ** bitDepth - 1;
  const samples = bitDepth === 8 ? new Uint8Array(values.length) : new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    samples[i] = Math.round(white * Math.min(Math.max(values[i]!, 0), 1));
  }
  const grey = channels < 3;
  const png = await sharp(samples, { raw: { width, height, channels } })
    .toColourspace(bitDepth === 8 ? (grey ? 'b-w' : 'srgb') : grey ? 'grey16' : 'rgb16')
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
  return new Uint8Array(png);
}
