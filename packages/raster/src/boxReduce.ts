import { checkPicture, type Picture } from './picture.ts';

/**
 * Reduces a picture by an integer factor f with a box filter: each new pixel is the mean of an f × f block.
 *
 * Each channel is averaged separately, in the encoding of the values (sRGB, not linear light); colours are not weighted by
 * alpha.
 *
 * @param picture `[height, width, channels]`; both sides divisible by the factor.
 * @param factor f, a positive integer.
 * @returns a new picture, `[height / f, width / f, channels]`.
 * @throws RangeError if the factor is not a positive integer or does not divide both sides.
 *
 * @example
 * ```ts
 * import { boxReduce, type Picture } from '@fourier-features/raster';
 *
 * const picture: Picture = { width: 4, height: 2, channels: 1, values: Float32Array.of(0, 1, 1, 1, 0, 1, 1, 1) };
 * const half = boxReduce(picture, 2); // 2 × 1 pixels: 0.5, 1
 * ```
 */
export function boxReduce(picture: Picture, factor: number): Picture {
  checkPicture('boxReduce', 'picture', picture);
  if (!Number.isInteger(factor) || factor < 1) {
    throw new RangeError(`boxReduce: factor must be a positive integer, got ${factor}`);
  }
  const { channels, values } = picture;
  if (picture.width % factor !== 0 || picture.height % factor !== 0) {
    throw new RangeError(
      `boxReduce: factor must divide the picture's width and height, in pixels, got ${factor} for ` +
        `${picture.width} × ${picture.height}. Crop it first.`,
    );
  }
  const width = picture.width / factor;
  const height = picture.height / factor;
  const means = new Float32Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let y = row * factor; y < (row + 1) * factor; y++) {
          for (let x = column * factor; x < (column + 1) * factor; x++) {
            sum += values[(y * picture.width + x) * channels + channel]!;
          }
        }
        means[(row * width + column) * channels + channel] = sum / (factor * factor);
      }
    }
  }
  return { width, height, channels, values: means };
}
