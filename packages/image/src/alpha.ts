import type { Image } from './image.ts';

/**
 * Colours times alpha: what fields of images with alpha learn, since the colour under a transparent pixel means nothing.
 * Images without alpha come back as they are.
 */
export function premultiply(image: Image): Image {
  return mapColours(image, (colour, alpha) => colour * alpha);
}

/** Undoes `premultiply`; where alpha is 0 the colour is 0. */
export function unpremultiply(image: Image): Image {
  return mapColours(image, (colour, alpha) => (alpha > 0 ? Math.min(1, colour / alpha) : 0));
}

function mapColours(image: Image, change: (colour: number, alpha: number) => number): Image {
  const { channels } = image;
  if (channels !== 2 && channels !== 4) return image;
  const values = image.values.slice();
  for (let start = 0; start < values.length; start += channels) {
    const alpha = values[start + channels - 1]!;
    for (let k = start; k < start + channels - 1; k++) values[k] = change(values[k]!, alpha);
  }
  return { ...image, values };
}
