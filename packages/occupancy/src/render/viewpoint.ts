import type { Vector3 } from '@fourier-features/core';

/** A pinhole camera with y up. */
export interface Viewpoint {
  /** What the camera looks at, in domain coordinates. */
  centre: Vector3;
  /** Angle about the y axis, from z towards x, in radians. */
  azimuth: number;
  /** Angle above the horizon, in radians. */
  elevation: number;
  /** Distance from `centre`, in sides of the domain; the paper's radius of 2 in [−1, 1]³ is 1. */
  distance: number;
  /** Focal length over image height. */
  focalLength: number;
}

/** The paper's view: the centre of the domain from radius 2, azimuth 145°, elevation 30°, focal length 0.9 times the height. */
export const publishedViewpoint: Readonly<Viewpoint> = {
  centre: [0.5, 0.5, 0.5],
  azimuth: (145 * Math.PI) / 180,
  elevation: (30 * Math.PI) / 180,
  distance: 1,
  focalLength: 0.9,
};
