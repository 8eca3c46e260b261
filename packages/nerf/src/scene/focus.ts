import type { Bounds, Vector3 } from '@fourier-features/core';
import type { Camera } from '../camera/camera.ts';
import { along, cross, dot, subtract, unit } from '../vectors.ts';

/** Returns the point closest to all optical axes, in the least-squares sense. */
function focusPoint(caller: string, cameras: readonly Camera[]): Vector3 {
  // Σ (I − dᵀd)·p = Σ (I − dᵀd)·o
  const rows: [Vector3, Vector3, Vector3] = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  let right: Vector3 = [0, 0, 0];
  for (const camera of cameras) {
    const direction = axisOf(camera);
    for (let axis = 0; axis < 3; axis++) {
      const one: Vector3 = [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0];
      const projector = along(one, -direction[axis]!, direction);
      rows[axis] = along(rows[axis]!, 1, projector);
      right = along(right, dot(projector, positionOf(camera)), one);
    }
  }
  const [a, b, c] = rows;
  const determinant = dot(a, cross(b, c));
  if (!(determinant > 1e-6 * cameras.length ** 3)) {
    throw new RangeError(
      `${caller}: cameras must look at a common point from different directions. State near, far and bounds instead.`,
    );
  }
  // Cramer's rule; the matrix is symmetric, so its rows are its columns.
  return [
    dot(right, cross(b, c)) / determinant,
    dot(a, cross(right, c)) / determinant,
    dot(a, cross(b, right)) / determinant,
  ];
}

/**
 * Estimates depths for cameras around an object: half and one and a half times their mean distance to the point they look
 * at. For nerf-synthetic scenes (distance 4.031) these are about the published 2 and 6.
 *
 * @throws RangeError if the cameras do not look at a common point from different directions.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * nerf.defaultDepthRange(nerf.orbitCameras({ frames: 3, radius: 4, width: 16 })); // { near: 2, far: 6 }
 */
export function defaultDepthRange(cameras: readonly Camera[]): { near: number; far: number } {
  const focus = focusPoint('defaultDepthRange', cameras);
  const distance =
    cameras.reduce((sum, camera) => sum + Math.hypot(...subtract(positionOf(camera), focus)), 0) /
    cameras.length;
  return { near: distance / 2, far: 1.5 * distance };
}

/**
 * Returns the cube around the point that the cameras look at, of side far − near.
 *
 * @throws RangeError if the cameras do not look at a common point from different directions.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * nerf.defaultBounds(nerf.orbitCameras({ frames: 3, radius: 4, width: 16 }), 2, 6); // from −2 to 2 on each axis
 */
export function defaultBounds(cameras: readonly Camera[], near: number, far: number): Bounds {
  const focus = focusPoint('defaultBounds', cameras);
  const reach = (far - near) / 2;
  const moved = (by: number): Vector3 => [focus[0] + by, focus[1] + by, focus[2] + by];
  return { min: moved(-reach), max: moved(reach) };
}

const positionOf = ({ pose }: Camera): Vector3 => [pose[3]!, pose[7]!, pose[11]!];

const axisOf = ({ pose }: Camera): Vector3 => unit([-pose[2]!, -pose[6]!, -pose[10]!]);
