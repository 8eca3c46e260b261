import type { Camera, Rays } from './camera.ts';
import { undistort } from './lens.ts';

/**
 * Returns the rays of the given pixels of a camera, by default of all, row by row: the direction
 * ((i − cx)/fx, −(j − cy)/fy, −1) rotated by the pose and not normalised, as in the paper, or
 * with what the camera's lens draws there.
 *
 * @param pixels indices j·width + i, `[n]`.
 * @throws RangeError if an index is not a pixel of the camera.
 */
export function cameraRays(camera: Camera, pixels?: ArrayLike<number>): Rays {
  const count = pixels?.length ?? camera.width * camera.height;
  const rays = { origins: new Float64Array(3 * count), directions: new Float64Array(3 * count) };
  for (let n = 0; n < count; n++) writeRay(camera, pixels?.[n] ?? n, rays, n);
  return rays;
}

/** Writes the ray of one pixel to row `index` of `rays`. */
export function writeRay(camera: Camera, pixel: number, { origins, directions }: Rays, index: number): void {
  const { width, height, pose } = camera;
  if (!(Number.isInteger(pixel) && pixel >= 0 && pixel < width * height)) {
    throw new RangeError(
      `cameraRays: pixels must be integers from 0 to ${width * height - 1}, the camera's pixels, got ${pixel}`,
    );
  }
  const row = Math.floor(pixel / width);
  const [x, y] = sideways(camera, pixel - row * width, row);
  for (let axis = 0; axis < 3; axis++) {
    const at = 4 * axis;
    origins[3 * index + axis] = pose[at + 3]!;
    directions[3 * index + axis] = pose[at]! * x + pose[at + 1]! * y - pose[at + 2]!;
  }
}

/**
 * Returns the first two coordinates of the direction that a place of the picture shows, in the camera's axes; the third is
 * −1.
 */
export function sideways(
  { focal, centre, lens }: Camera,
  column: number,
  row: number,
): readonly [x: number, y: number] {
  const [x, down] = [(column - centre[0]) / focal[0], (row - centre[1]) / focal[1]];
  if (!lens) return [x, -down];
  const [straight, straightDown] = undistort(lens, x, down);
  return [straight, -straightDown];
}
