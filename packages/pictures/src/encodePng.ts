import type { Picture } from '@fourier-features/raster';
import sharp from 'sharp';
import { type EncodePngOptions, samplesOf } from './samplesOf.ts';

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
  const { width, height, channels } = picture;
  const samples = samplesOf(picture, bitDepth);
  const grey = channels < 3;
  const png = await sharp(samples, { raw: { width, height, channels } })
    .toColourspace(bitDepth === 8 ? (grey ? 'b-w' : 'srgb') : grey ? 'grey16' : 'rgb16')
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
  return new Uint8Array(png);
}
