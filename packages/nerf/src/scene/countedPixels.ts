import type { View } from './view.ts';

/** Returns the pixels that the mask of a view lets count, ascending; undefined if all of them do. */
export function countedPixels({ mask }: Pick<View, 'mask'>): Uint32Array | undefined {
  if (!mask) return undefined;
  const counted = mask.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);
  if (counted === mask.length) return undefined;
  const pixels = new Uint32Array(counted);
  let found = 0;
  mask.forEach((value, pixel) => {
    if (value !== 0) pixels[found++] = pixel;
  });
  return pixels;
}
