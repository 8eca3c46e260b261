import type { Bounds, Vector3 } from '@fourier-features/core';
import { cameraAxes } from './cameraAxes.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Rays o + t·d of pixels that meet a box, and where they enter and leave it. */
export interface Rays {
  readonly origin: Vector3;
  /** `[n]`: row-major index of the pixel. */
  readonly pixels: Uint32Array;
  /** `[n, 3]`, unit vectors. */
  readonly directions: Float32Array;
  /** `[n]`: distance at which each ray enters the box, in domain units. */
  readonly enter: Float32Array;
  /** `[n]`: distance at which each ray leaves the box, in domain units. */
  readonly leave: Float32Array;
}

/** Returns those rays through the centres of an image's pixels that meet a box. */
export function pixelRays(
  viewpoint: Viewpoint,
  { width, height, bounds }: { width: number; height: number; bounds: Bounds },
): Rays {
  const { centre, distance, focalLength } = viewpoint;
  const { back, right, up } = cameraAxes(viewpoint);
  const origin = back.map((value, k) => centre[k]! + distance * value) as unknown as Vector3;
  const pixels: number[] = [];
  const directions: number[] = [];
  const enter: number[] = [];
  const leave: number[] = [];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const x = ((pixel % width) + 0.5 - width / 2) / (focalLength * height);
    const y = (height / 2 - Math.floor(pixel / width) - 0.5) / (focalLength * height);
    const length = Math.hypot(x, y, 1);
    const direction = back.map((value, k) => (x * right[k]! + y * up[k]! - value) / length);
    let [near, far] = [0, Infinity];
    for (let axis = 0; axis < 3; axis++) {
      const toMin = (bounds.min[axis]! - origin[axis]!) / direction[axis]!;
      const toMax = (bounds.max[axis]! - origin[axis]!) / direction[axis]!;
      near = Math.max(near, Math.min(toMin, toMax));
      far = Math.min(far, Math.max(toMin, toMax));
    }
    if (!(near < far)) continue;
    pixels.push(pixel);
    directions.push(...direction);
    enter.push(near);
    leave.push(far);
  }
  return {
    origin,
    pixels: Uint32Array.from(pixels),
    directions: Float32Array.from(directions),
    enter: Float32Array.from(enter),
    leave: Float32Array.from(leave),
  };
}
