import { type Picture, readPixel } from './view.ts';

/**
 * Returns the mask of a view: 0 where its picture's mask is black, or a fisheye shows nothing.
 *
 * A pixel counts if its mask is brighter than half of the brightest one, so masks of 0 and 1, of 0 and 255, and those that
 * lossy files have blurred are read alike. What is transparent in a mask is black.
 *
 * @param radius distance from the picture's middle beyond which a fisheye shows nothing, pixels.
 * @returns `[height, width]`; undefined if every pixel counts.
 * @throws RangeError naming the frame, if the mask has another size than its picture, or no pixel counts.
 */
export function viewMask(
  { width, height }: Picture,
  picture: Picture | undefined,
  radius: number | undefined,
  who: string,
): Uint8Array | undefined {
  if (!picture && radius === undefined) return undefined;
  if (picture && (picture.width !== width || picture.height !== height))
    throw new RangeError(
      `sceneFromFrames: the mask of ${who} must have its picture's ${width}x${height} pixels, got ${picture.width}x${picture.height}`,
    );
  const brightness = picture ? brightnessOf(picture) : undefined;
  const half = brightness ? brightness.reduce((most, value) => Math.max(most, value), 0) / 2 : 0;
  const mask = Uint8Array.from({ length: width * height }, (_, pixel) => {
    const [x, y] = [(pixel % width) + 0.5 - width / 2, Math.floor(pixel / width) + 0.5 - height / 2];
    const isShown = radius === undefined || Math.hypot(x, y) <= radius;
    return isShown && (!brightness || brightness[pixel]! > half) ? 1 : 0;
  });
  if (!mask.includes(1))
    throw new RangeError(
      `sceneFromFrames: the mask of ${who} must leave at least one pixel, got none. Masks are black where pixels do not count; leave the frame out if none does.`,
    );
  return mask.includes(0) ? mask : undefined;
}

function brightnessOf(picture: Picture): Float64Array {
  const rgba = new Float64Array(4);
  return Float64Array.from({ length: picture.width * picture.height }, (_, pixel) => {
    readPixel(picture, pixel, rgba);
    return rgba[3]! * Math.max(rgba[0]!, rgba[1]!, rgba[2]!);
  });
}
