/** A pinhole camera that looks at the centre of the domain, with y up. */
export interface Viewpoint {
  /** Angle about the y axis, from z towards x, in radians. */
  azimuth: number;
  /** Angle above the horizon, in radians. */
  elevation: number;
  /** Distance from the centre of the domain, in sides of the domain; the paper's radius of 2 in [−1, 1]³ is 1. */
  distance: number;
  /** Focal length over image height. */
  focalLength: number;
}

/** The paper's view: radius 2, azimuth 145°, elevation 30°, focal length 0.9 times the height. */
export const publishedViewpoint: Readonly<Viewpoint> = {
  azimuth: (145 * Math.PI) / 180,
  elevation: (30 * Math.PI) / 180,
  distance: 1,
  focalLength: 0.9,
};
