import { checkPicture, type Picture } from './picture.ts';

/**
 * Returns a picture as the bytes of a canvas, `[height, width, 4]`: red, green, blue and straight alpha, each
 * round(255 · min(max(value, 0), 1)) as in `encodePng`. Grey is repeated, and alpha is 255 without a channel of it.
 *
 * @throws RangeError if the picture's size and values disagree, or a value is NaN.
 * @example
 * import { type Picture, rgba } from '@fourier-features/raster';
 *
 * const ramp: Picture = { width: 2, height: 1, channels: 1, values: Float32Array.of(0.5, 1) };
 * const bytes = rgba(ramp); // 128, 128, 128, 255, 255, 255, 255, 255
 * // In a page: context.putImageData(new ImageData(bytes, ramp.width, ramp.height), 0, 0);
 */
export function rgba(picture: Picture): Uint8ClampedArray<ArrayBuffer> {
  checkPicture('rgba', 'picture', picture);
  const { width, height, channels, values } = picture;
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const hasAlpha = channels % 2 === 0;
  const bytes = new Uint8ClampedArray(4 * width * height);
  for (let from = 0, to = 0; to < bytes.length; from += channels, to += 4) {
    // The array clips; by itself it would round halves to even.
    bytes[to] = Math.round(255 * values[from]!);
    bytes[to + 1] = Math.round(255 * values[from + green]!);
    bytes[to + 2] = Math.round(255 * values[from + blue]!);
    bytes[to + 3] = hasAlpha ? Math.round(255 * values[from + channels - 1]!) : 255;
  }
  return bytes;
}
