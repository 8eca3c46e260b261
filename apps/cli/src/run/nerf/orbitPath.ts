import { type Bounds, type Camera, orbitCameras, type Vector3 } from '@fourier-features/nerf';

export interface OrbitPathOptions {
  /** Around its middle. */
  readonly bounds: Bounds;
  /** One that looks at the scene as the pictures do: the path keeps its distance, its angle of view and its height. */
  readonly camera: Camera;
  readonly frames: number;
  readonly size: { readonly width: number; readonly height: number };
  /** Above the horizon, radians, instead of the camera's. */
  readonly elevation: number | undefined;
}

/** Where cameras that look straight down would not know what is up, radians. */
const HIGHEST = (89 * Math.PI) / 180;

/** Cameras on a circle around a scene, +z being up. */
export function orbitPath({ bounds, camera, frames, size, elevation }: OrbitPathOptions): Camera[] {
  const target = bounds.min.map((low, axis) => (low + bounds.max[axis]!) / 2) as unknown as Vector3;
  const offset = [3, 7, 11].map((at, axis) => camera.pose[at]! - target[axis]!);
  const radius = Math.hypot(...offset);
  const ownElevation = Math.asin(offset[2]! / radius);
  return orbitCameras({
    frames,
    radius,
    elevation: Math.max(-HIGHEST, Math.min(HIGHEST, elevation ?? ownElevation)),
    target,
    ...size,
    angle: 2 * Math.atan(camera.width / (2 * camera.focal[0])),
  });
}
