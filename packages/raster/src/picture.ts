/** A picture in memory: grey or RGB, with or without alpha. */
export interface Picture {
  /** Width, in pixels. */
  readonly width: number;
  /** Height, in pixels. */
  readonly height: number;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. Alpha is straight, never premultiplied. */
  readonly channels: 1 | 2 | 3 | 4;
  /** `[height, width, channels]`, row by row, nominally in [0, 1]; colours are sRGB encoded. */
  readonly values: Float32Array;
}

/**
 * Checks that size, channels and values of a picture agree and that no value is NaN.
 *
 * @param caller name of the function that received the picture, which begins the message.
 * @param argument name of its argument.
 * @throws RangeError with the argument, the rule and the value.
 *
 * @example
 * ```ts
 * import { checkPicture, type Picture } from '@fourier-features/raster';
 *
 * function brightest(picture: Picture): number {
 *   checkPicture('brightest', 'picture', picture);
 *   return picture.values.reduce((most, value) => Math.max(most, value), 0);
 * }
 * ```
 */
export function checkPicture(caller: string, argument: string, picture: Picture): void {
  const { width, height, channels, values } = picture;
  for (const [name, length] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (!Number.isInteger(length) || length < 1) {
      throw new RangeError(
        `${caller}: ${argument}.${name} must be a positive integer, in pixels, got ${length}`,
      );
    }
  }
  if (![1, 2, 3, 4].includes(channels)) {
    throw new RangeError(
      `${caller}: ${argument}.channels must be 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGB, alpha), got ${channels}`,
    );
  }
  if (values.length !== width * height * channels) {
    throw new RangeError(
      `${caller}: ${argument}.values must hold height × width × channels = ${height} × ${width} × ${channels} = ` +
        `${height * width * channels} numbers, got ${values.length}`,
    );
  }
  const unknown = values.findIndex(Number.isNaN);
  if (unknown >= 0) {
    throw new RangeError(
      `${caller}: ${argument}.values must be numbers in [0, 1], got NaN at index ${unknown}`,
    );
  }
}
