import type { Lens } from './lens.ts';

/**
 * A camera: a pinhole, unless it has a lens. Axes as in OpenGL and Blender: x to the right, y up, looking along −z.
 *
 * The ray of the pixel in column i and row j has the direction ((i − cx)/fx, −(j − cy)/fy, −1) in the camera's axes. With
 * (cx, cy) = (width/2, height/2), as in the paper, it passes through the pixel's upper left corner; with
 * ((width − 1)/2, (height − 1)/2) through its centre. A lens
 * replaces ((i − cx)/fx, (j − cy)/fy) by the point that it draws there.
 */
export interface Camera {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Focal lengths, pixels. */
  readonly focal: readonly [fx: number, fy: number];
  /** Principal point, pixels. */
  readonly centre: readonly [cx: number, cy: number];
  /** Camera to world, `[3, 4]` row-major: a rotation and, in the last column, the camera's position in scene units. */
  readonly pose: Float64Array;
  /** Distortion; none by default. */
  readonly lens?: Lens;
}

/** Half-lines o + z·d, z > 0. */
export interface Rays {
  /** `[n, 3]`, scene units. */
  readonly origins: Float64Array;
  /** `[n, 3]`; not of length 1: z is measured along the camera's axis, so it is a depth. */
  readonly directions: Float64Array;
}

/**
 * Computes the focal length, in pixels, of a camera that sees `size` pixels under `angle` radians: size/(2·tan(angle/2)).
 *
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * nerf.focalLength(400, 0.6911); // 555.6, as in the published scenes
 */
export function focalLength(size: number, angle: number): number {
  return size / (2 * Math.tan(angle / 2));
}
