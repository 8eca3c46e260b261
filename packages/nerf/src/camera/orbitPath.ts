import type { Bounds, Vector3 } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import { subtract } from '../vectors.ts';
import type { Camera } from './camera.ts';
import { orbitCameras } from './orbitCameras.ts';

export interface OrbitPathOptions {
  /** Box of the scene; the path goes around its centre. */
  bounds: Bounds;
  /** Camera that sees the scene as the pictures do: the path keeps its distance, its horizontal angle of view and its elevation. */
  camera: Camera;
  /** Number of cameras, evenly spaced over one turn. */
  frames: number;
  /** Pixels; those of `camera` by default. */
  width?: number;
  /** Pixels; those of `camera` by default. */
  height?: number;
  /** Angle above the horizon, radians; that of `camera` by default. Limited to ±89°. */
  elevation?: number;
}

/** A camera that looks straight down has no direction that is up in the picture. */
const HIGHEST = (89 * Math.PI) / 180;

/**
 * Returns cameras on a circle around a scene, +z being up, seen from as far and at the same angle of view as one of its
 * pictures.
 *
 * @throws RangeError if the box is empty, a size is not positive, or the camera is at the centre of the box.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const [camera] = nerf.orbitCameras({ frames: 1, radius: 4, width: 100 });
 * const bounds = { min: [-2, -2, -2], max: [2, 2, 2] } as const;
 * const path = nerf.orbitPath({ bounds, camera: camera!, frames: 30 });
 */
export function orbitPath({
  bounds,
  camera,
  frames,
  width = camera.width,
  height = camera.height,
  elevation,
}: OrbitPathOptions): Camera[] {
  checkBounds('orbitPath', bounds);
  const target = bounds.min.map((low, axis) => (low + bounds.max[axis]!) / 2) as unknown as Vector3;
  const offset = subtract([camera.pose[3]!, camera.pose[7]!, camera.pose[11]!], target);
  const radius = Math.hypot(...offset);
  if (!(radius > 0))
    throw new RangeError('orbitPath: camera must not be at the centre of bounds, got it there');
  const own = Math.asin(offset[2] / radius);
  return orbitCameras({
    frames,
    radius,
    elevation: Math.max(-HIGHEST, Math.min(HIGHEST, elevation ?? own)),
    target,
    width,
    height,
    angle: 2 * Math.atan(camera.width / (2 * camera.focal[0])),
  });
}
