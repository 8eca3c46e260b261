import type { Bounds } from '../bounds.ts';
import type { Camera } from '../camera/camera.ts';
import { along, cross, dot, subtract, unit, type Vector3 } from '../vector3.ts';

/** The point that is nearest to all view axes, in the mean of squares. */
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
      right = along(right, dot(projector, placeOf(camera)), one);
    }
  }
  const [a, b, c] = rows;
  const determinant = dot(a, cross(b, c));
  if (!(determinant > 1e-6 * cameras.length ** 3)) {
    throw new RangeError(
      `${caller}: the cameras must look at a common point from different directions; state near, far and bounds`,
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
 * Depths for cameras around an object: half and one and a half times their mean distance r to the point they look at. For
 * nerf-synthetic scenes (r = 4.031) about their published 2 and 6.
 *
 * @throws RangeError if the cameras do not look at a common point from different directions.
 */
export function defaultDepthRange(cameras: readonly Camera[]): { near: number; far: number } {
  const focus = focusPoint('defaultDepthRange', cameras);
  const distance =
    cameras.reduce((sum, camera) => sum + Math.hypot(...subtract(placeOf(camera), focus)), 0) /
    cameras.length;
  return { near: distance / 2, far: 1.5 * distance };
}

/**
 * The cube around the point that the cameras look at that reaches half of far − near in every direction.
 *
 * @throws RangeError if the cameras do not look at a common point from different directions.
 */
export function defaultBounds(cameras: readonly Camera[], near: number, far: number): Bounds {
  const focus = focusPoint('defaultBounds', cameras);
  const reach = (far - near) / 2;
  const moved = (by: number): Vector3 => [focus[0] + by, focus[1] + by, focus[2] + by];
  return { min: moved(-reach), max: moved(reach) };
}

const placeOf = ({ pose }: Camera): Vector3 => [pose[3]!, pose[7]!, pose[11]!];

const axisOf = ({ pose }: Camera): Vector3 => unit([-pose[2]!, -pose[6]!, -pose[10]!]);
