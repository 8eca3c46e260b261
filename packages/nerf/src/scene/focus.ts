import type { Bounds, Vector3 } from '@fourier-features/core';
import type { Camera } from '../camera/camera.ts';
import { sideways } from '../camera/cameraRays.ts';
import { along, cross, dot, subtract, unit } from '../vectors.ts';
import { seenBox } from './seenBox.ts';

/** Returns the point closest to all optical axes, in the least-squares sense; undefined if the axes are nearly parallel. */
function focusPoint(cameras: readonly Camera[]): Vector3 | undefined {
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
  if (!(determinant > 1e-6 * cameras.length ** 3)) return undefined;
  // Cramer's rule; the matrix is symmetric, so its rows are its columns.
  return [
    dot(right, cross(b, c)) / determinant,
    dot(a, cross(right, c)) / determinant,
    dot(a, cross(b, right)) / determinant,
  ];
}

/** Where a scene's cameras look. */
export interface CameraFocus {
  /** The point closest to all optical axes, scene units. */
  readonly point: Vector3;
  /** Depth of that point along the axis of each camera, scene units; negative behind it. */
  readonly depths: readonly number[];
  /** Mean distance of the cameras from that point, scene units. */
  readonly distance: number;
}

/**
 * Finds the point that cameras look at: the one closest to all optical axes, in the least-squares sense. Cameras around an
 * object have it in front of them, cameras that look outwards behind.
 *
 * @returns undefined if the axes are nearly parallel.
 * @throws RangeError if there are no cameras.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const focus = nerf.cameraFocus(nerf.orbitCameras({ frames: 3, radius: 4, width: 16 }));
 * const inFront = focus?.depths.filter((depth) => depth > 0).length; // 3
 */
export function cameraFocus(cameras: readonly Camera[]): CameraFocus | undefined {
  if (cameras.length === 0)
    throw new RangeError('cameraFocus: cameras must hold at least one camera, got none');
  const point = focusPoint(cameras);
  if (!point) return undefined;
  const distances = cameras.map((camera) => Math.hypot(...subtract(positionOf(camera), point)));
  return {
    point,
    depths: cameras.map((camera) => dot(axisOf(camera), subtract(point, positionOf(camera)))),
    distance: distances.reduce((sum, distance) => sum + distance, 0) / cameras.length,
  };
}

/** Share of cameras that must have the focus in front of them for default depths, and in their range for a default cube. */
const MOST = 0.9;

/**
 * Estimates depths for cameras around an object: half and one and a half times their mean distance to the point they look
 * at. For nerf-synthetic scenes (distance 4.031) these are about the published 2 and 6.
 *
 * @throws RangeError if the cameras do not look at a common point from different directions, or it is not in front of nine in
 * ten of them.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * nerf.defaultDepthRange(nerf.orbitCameras({ frames: 3, radius: 4, width: 16 })); // { near: 2, far: 6 }
 */
export function defaultDepthRange(cameras: readonly Camera[]): { near: number; far: number } {
  const focus = cameraFocus(cameras);
  if (!focus)
    throw new RangeError(
      'defaultDepthRange: cameras must look at a common point from different directions. State near and far instead.',
    );
  const inFront = focus.depths.filter((depth) => depth > 0).length;
  if (!(inFront >= MOST * cameras.length))
    throw new RangeError(
      `defaultDepthRange: the point closest to all optical axes must be in front of the cameras, got in front of ${inFront} of ${cameras.length}. ` +
        'State near and far instead.',
    );
  return { near: focus.distance / 2, far: 1.5 * focus.distance };
}

/**
 * Returns a box that contains what the cameras see between near and far.
 *
 * If the point closest to all optical axes is between near and far for nine in ten cameras, it is a cube around that point: half
 * its side is (far − near)/2, or what the pictures show there across their axis if that is more. Otherwise, as for cameras that
 * look outwards, it is the smallest box that contains all rays from near to far.
 *
 * @throws RangeError if there are no cameras.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * nerf.defaultBounds(nerf.orbitCameras({ frames: 3, radius: 4, width: 16 }), 2, 6); // from −2 to 2 on each axis
 */
export function defaultBounds(cameras: readonly Camera[], near: number, far: number): Bounds {
  const focus = cameraFocus(cameras);
  const between = focus?.depths.map((depth) => depth >= near && depth <= far) ?? [];
  if (!focus || between.filter(Boolean).length < MOST * cameras.length) return seenBox(cameras, near, far);
  const shown = cameras
    .filter((_, index) => between[index])
    .map((camera) => Math.hypot(...subtract(positionOf(camera), focus.point)) * halfWidth(camera));
  const reach = Math.max((far - near) / 2, ...shown);
  const moved = (by: number): Vector3 => focus.point.map((at) => at + by) as unknown as Vector3;
  return { min: moved(-reach), max: moved(reach) };
}

/** Returns the largest distance from the axis that a picture shows along its middle row and column, per unit of depth. */
function halfWidth(camera: Camera): number {
  const { width, height, centre } = camera;
  const across = [0, width - 1].map((column) => Math.abs(sideways(camera, column, centre[1])[0]));
  const down = [0, height - 1].map((row) => Math.abs(sideways(camera, centre[0], row)[1]));
  return Math.max(...across, ...down);
}

const positionOf = ({ pose }: Camera): Vector3 => [pose[3]!, pose[7]!, pose[11]!];

const axisOf = ({ pose }: Camera): Vector3 => unit([-pose[2]!, -pose[6]!, -pose[10]!]);
