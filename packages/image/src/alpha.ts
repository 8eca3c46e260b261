import type { Image } from './image.ts';

/**
 * Returns an image with its colours multiplied by its alpha. Fields are fitted to such images, since the colour under a
 * transparent pixel means nothing. An image without alpha is returned as it is.
 *
 * @example
 * import * as image from '@fourier-features/image';
 *
 * const halfRed = { width: 1, height: 1, channels: 4, values: Float32Array.of(1, 0, 0, 0.5) };
 * image.premultiply(halfRed).values; // 0.5, 0, 0, 0.5
 */
export function premultiply<Given extends Image>(image: Given): Given {
  return mapColours(image, (colour, alpha) => colour * alpha);
}

/**
 * Reverts `premultiply`. Colours are black where alpha is 0, and at most 1.
 *
 * @example
 * import * as image from '@fourier-features/image';
 *
 * const halfRed = { width: 1, height: 1, channels: 4, values: Float32Array.of(0.5, 0, 0, 0.5) };
 * image.unpremultiply(halfRed).values; // 1, 0, 0, 0.5
 */
export function unpremultiply<Given extends Image>(image: Given): Given {
  return mapColours(image, (colour, alpha) => (alpha > 0 ? Math.min(1, colour / alpha) : 0));
}

function mapColours<Given extends Image>(
  image: Given,
  change: (colour: number, alpha: number) => number,
): Given {
  const { channels } = image;
  if (channels !== 2 && channels !== 4) return image;
  const values = image.values.slice();
  for (let start = 0; start < values.length; start += channels) {
    const alpha = values[start + channels - 1]!;
    for (let k = start; k < start + channels - 1; k++) values[k] = change(values[k]!, alpha);
  }
  return { ...image, values };
}
