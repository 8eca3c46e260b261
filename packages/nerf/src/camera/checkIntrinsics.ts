import type { Camera } from './camera.ts';
import { sideways } from './cameraRays.ts';

/** Focal lengths, in sides of the picture: an angle of view from 179.9° down to a thousandth of a degree. */
const LEAST_FOCAL = 1e-3;
const MOST_FOCAL = 1e5;
/** Distance of the principal point from the picture's middle, in sides: beyond, no lens draws. */
const MOST_SHIFT = 100;

/**
 * Checks a camera's focal lengths, principal point and lens.
 *
 * @throws RangeError, naming the view, unless focal lengths are from 0.001 to 100000 sides of the picture, the principal
 * point is within 100 sides of its middle, and every pixel of the border shows a point that the lens draws there.
 */
export function checkIntrinsics(caller: string, who: string, camera: Camera): void {
  const { width, height, focal, centre, lens } = camera;
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
  if (lens) checkLens(caller, who, camera);
}

function checkLens(caller: string, who: string, camera: Camera): void {
  const { width, height, lens } = camera;
  const check = (column: number, row: number): void => {
    if (Number.isFinite(sideways(camera, column, row)[0])) return;
    const sees =
      lens!.projection === 'fisheye'
        ? 'a direction of at most 80° from its axis'
        : 'a direction that its lens draws there';
    throw new RangeError(
      `${caller}: every pixel of ${who} must show ${sees}, but pixel (${column}, ${row}) of ${width}x${height} does not. ` +
        `Crop the picture, or check the distortion ${lens!.distortion.join(', ')}.`,
    );
  };
  for (let column = 0; column < width; column++) for (const row of [0, height - 1]) check(column, row);
  for (let row = 0; row < height; row++) for (const column of [0, width - 1]) check(column, row);
}
