/**
 * A pinhole camera. Axes as in OpenGL and Blender: x to the right, y up, looking along −z.
 *
 * The ray of pixel (column i, row j) has the camera direction ((i − cx)/fx, −(j − cy)/fy, −1), with whole i and j. The
 * paper sets (cx, cy) = (width/2, height/2), which puts the ray at the pixel's upper left corner; rays through the middle
 * of pixels have (width − 1)/2 and (height − 1)/2.
 */
export interface Camera {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** [fx, fy], pixels. */
  readonly focal: readonly [fx: number, fy: number];
  /** [cx, cy], pixels. */
  readonly centre: readonly [cx: number, cy: number];
  /** Camera to world, `[3, 4]` row-major: a rotation and, in the last column, the camera's place in scene units. */
  readonly pose: Float64Array;
}

/** Half-lines o + z·d, z > 0. */
export interface Rays {
  /** `[n, 3]`, scene units. */
  readonly origins: Float64Array;
  /** `[n, 3]`; not of length 1: z counts along the camera's axis, so it is a depth. */
  readonly directions: Float64Array;
}

/** The focal length in pixels of `size` pixels that are seen under `angle` radians: size/(2·tan(angle/2)). */
export function focalLength(size: number, angle: number): number {
  return size / (2 * Math.tan(angle / 2));
}
