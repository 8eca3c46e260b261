import type { Vector3 } from '@fourier-features/core';
import type { Camera } from './camera.ts';
import { distort } from './lens.ts';

export interface Projection {
  /** Column and row, not rounded; integers are the pixels of `cameraRays`. */
  readonly pixel: readonly [column: number, row: number];
  /** Depth along the camera's axis, scene units; negative behind the camera, where `pixel` is meaningless. */
  readonly depth: number;
}

/** Projects a point of the scene into a camera's picture: the inverse of `cameraRays`, for poses that `checkPose` accepts. */
export function projectPoint({ focal, centre, pose, lens }: Camera, point: Vector3): Projection {
  // The inverse of a rotation is its transpose.
  const local = [0, 1, 2].map((column) =>
    [0, 1, 2].reduce((sum, axis) => sum + pose[4 * axis + column]! * (point[axis]! - pose[4 * axis + 3]!), 0),
  ) as unknown as Vector3;
  const depth = -local[2];
  const [x, down] = [local[0] / depth, -local[1] / depth];
  const [drawnX, drawnDown] = lens ? distort(lens, x, down) : [x, down];
  return { pixel: [centre[0] + focal[0] * drawnX, centre[1] + focal[1] * drawnDown], depth };
}
