import type { Vector3 } from '@fourier-features/core';
import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { type Camera, focalLength } from './camera.ts';
import { lookAt } from './lookAt.ts';

export interface OrbitOptions {
  /** Number of cameras, evenly spaced over one turn. */
  frames: number;
  /** Distance from the target, scene units. */
  radius: number;
  /** Angle above the horizon, radians, in (−π/2, π/2); π/6 by default. */
  elevation?: number;
  /** Point that all cameras look at; the origin by default. */
  target?: Vector3;
  /** Pixels. */
  width: number;
  /** Pixels; `width` by default. */
  height?: number;
  /** Horizontal angle of view, radians; that of the published scenes by default. */
  angle?: number;
}

/** Horizontal angle of view of the nerf-synthetic scenes, radians. */
export const PUBLISHED_ANGLE = 0.6911112070083618;

/**
 * Returns cameras on a circle about the vertical axis (+z) through the target, anticlockwise seen from above, starting in
 * direction +x. Rays pass through pixel centres.
 *
 * @throws RangeError if a size is not positive or a camera would look straight down or up.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const cameras = nerf.orbitCameras({ frames: 30, radius: 4, width: 200, height: 150 });
 */
export function orbitCameras({
  frames,
  radius,
  elevation = Math.PI / 6,
  target = [0, 0, 0],
  width,
  height = width,
  angle = PUBLISHED_ANGLE,
}: OrbitOptions): Camera[] {
  checkPositiveInteger('orbitCameras', 'frames', frames);
  checkPositiveInteger('orbitCameras', 'width', width, 'in pixels');
  checkPositiveInteger('orbitCameras', 'height', height, 'in pixels');
  checkPositive('orbitCameras', 'radius', radius, 'in scene units');
  if (!(Math.abs(elevation) < Math.PI / 2))
    throw new RangeError(`orbitCameras: elevation must be in (−π/2, π/2), in radians, got ${elevation}`);
  if (!(angle > 0 && angle < Math.PI))
    throw new RangeError(`orbitCameras: angle must be in (0, π), in radians, got ${angle}`);
  const focal = focalLength(width, angle);
  return Array.from({ length: frames }, (_, frame) => {
    const azimuth = (2 * Math.PI * frame) / frames;
    return {
      width,
      height,
      focal: [focal, focal],
      centre: [(width - 1) / 2, (height - 1) / 2],
      pose: lookAt(pointAround(target, radius, azimuth, elevation), target),
    };
  });
}

/** Returns the point at that distance, azimuth (from +x towards +y) and elevation from `target`, in radians. */
export function pointAround(target: Vector3, radius: number, azimuth: number, elevation: number): Vector3 {
  const across = radius * Math.cos(elevation);
  return [
    target[0] + across * Math.cos(azimuth),
    target[1] + across * Math.sin(azimuth),
    target[2] + radius * Math.sin(elevation),
  ];
}
