import type { Camera } from './camera.ts';

/** Focal lengths, in sides of the picture: an angle of view from 179.9° down to a thousandth of a degree. */
const LEAST_FOCAL = 1e-3;
const MOST_FOCAL = 1e5;
/** Distance of the principal point from the picture's middle, in sides: beyond, no lens draws. */
const MOST_SHIFT = 100;

/**
 * Checks a camera's focal lengths and principal point.
 *
 * @throws RangeError, naming the view, unless focal lengths are from 0.001 to 100000 sides of the picture, and the principal
 * point is within 100 sides of its middle.
 */
export function checkIntrinsics(
  caller: string,
  who: string,
  { width, height, focal, centre }: Pick<Camera, 'width' | 'height' | 'focal' | 'centre'>,
): void {
  for (const [axis, size] of [width, height].entries()) {
    const [f, c] = [focal[axis]!, centre[axis]!];
    const side = axis === 0 ? 'width' : 'height';
    if (!(f >= LEAST_FOCAL * size && f <= MOST_FOCAL * size))
      throw new RangeError(
        `${caller}: the focal length of ${who} must be from ${LEAST_FOCAL} to ${MOST_FOCAL} times the ${side} of ${size} pixels, got ${f}`,
      );
    if (!(Math.abs(c - size / 2) <= MOST_SHIFT * size))
      throw new RangeError(
        `${caller}: the principal point of ${who} must be within ${MOST_SHIFT} times the ${side} of ${size} pixels from the middle, got ${c}`,
      );
  }
}
