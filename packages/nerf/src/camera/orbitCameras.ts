import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import type { Vector3 } from '../vector3.ts';
import { type Camera, focalLength } from './camera.ts';
import { lookAt } from './lookAt.ts';

export interface OrbitOptions {
  /** Cameras, evenly spread over one turn. */
  frames: number;
  /** Distance from the target, scene units. */
  radius: number;
  /** Above the horizon, radians, in (−π/2, π/2). */
  elevation?: number;
  /** Where all cameras look; the origin by default. */
  target?: Vector3;
  /** Pixels. */
  width: number;
  height?: number;
  /** Across the width, radians; that of the published scenes by default. */
  angle?: number;
}

/** The horizontal angle of view of the nerf-synthetic scenes, radians. */
export const PUBLISHED_ANGLE = 0.6911112070083618;

/**
 * A turn around the vertical axis (+z) through the target, anticlockwise seen from above, starting in direction +x. The
 * rays go through pixel centres.
 *
 * @throws RangeError if a size is not positive or a camera would look straight down or up.
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
  for (const [name, value] of Object.entries({ frames, width, height }))
    checkPositiveInteger('orbitCameras', name, value);
  checkPositive('orbitCameras', 'radius', radius, 'in scene units');
  if (!(Math.abs(elevation) < Math.PI / 2))
    throw new RangeError(`orbitCameras: elevation must be within ±π/2 radians, got ${elevation}`);
  if (!(angle > 0 && angle < Math.PI))
    throw new RangeError(`orbitCameras: angle must be in (0, π) radians, got ${angle}`);
  const focal = focalLength(width, angle);
  return Array.from({ length: frames }, (_, frame) => {
    const azimuth = (2 * Math.PI * frame) / frames;
    return {
      width,
      height,
      focal: [focal, focal],
      centre: [(width - 1) / 2, (height - 1) / 2],
      pose: lookAt(placeAround(target, radius, azimuth, elevation), target),
    };
  });
}

/** The point at that distance, azimuth (from +x towards +y) and elevation, in radians, seen from `target`. */
export function placeAround(target: Vector3, radius: number, azimuth: number, elevation: number): Vector3 {
  const across = radius * Math.cos(elevation);
  return [
    target[0] + across * Math.cos(azimuth),
    target[1] + across * Math.sin(azimuth),
    target[2] + radius * Math.sin(elevation),
  ];
}
