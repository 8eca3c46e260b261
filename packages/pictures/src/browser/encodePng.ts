import type { Picture } from '@fourier-features/raster';
import { type EncodePngOptions, samplesOf } from '../samplesOf.ts';

/**
 * Encodes a picture as PNG in a page or a worker: sample = round((2^bitDepth − 1) · min(max(value, 0), 1)).
 *
 * The samples and channels are those that `encodePng` writes in Node; the compression, and with it the bytes, differ.
 *
 * @throws RangeError if the picture's size and values disagree, a value is NaN, or the depth is not 8 or 16 bits.
 * @example
 * import { encodePng } from '@fourier-features/pictures/browser';
 *
 * const png = await encodePng({ width: 2, height: 1, channels: 1, values: Float32Array.of(0, 1) }, { bitDepth: 16 });
 */
export async function encodePng(
  picture: Picture,
  { bitDepth = 8 }: EncodePngOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, channels } = picture;
  const data = samplesOf(picture, bitDepth);
  const { encode } = await import('fast-png');
  return new Uint8Array(encode({ width, height, channels, depth: bitDepth, data }));
}
