import type { Vector3 } from '@fourier-features/core';
import type { Viewpoint } from './viewpoint.ts';

/** Unit vectors of a camera in domain coordinates; `back` points from what it looks at to the camera. */
export interface CameraAxes {
  readonly right: Vector3;
  readonly up: Vector3;
  readonly back: Vector3;
}

/** Returns the axes of a camera with y up. */
export function cameraAxes({
  azimuth: a,
  elevation: e,
}: Pick<Viewpoint, 'azimuth' | 'elevation'>): CameraAxes {
  return {
    right: [Math.cos(a), 0, -Math.sin(a)],
    up: [-Math.sin(e) * Math.sin(a), Math.cos(e), -Math.sin(e) * Math.cos(a)],
    back: [Math.cos(e) * Math.sin(a), Math.sin(e), Math.cos(e) * Math.cos(a)],
  };
}
