import type { Vector3 } from '@fourier-features/core';
import { meshBounds } from '../bounds.ts';
import { countPoints } from '../mesh.ts';
import { cameraAxes } from './cameraAxes.ts';
import { publishedViewpoint, type Viewpoint } from './viewpoint.ts';

/** Part of the picture's half side that is left free. */
const MARGIN = 0.04;
/** Least distance of the camera from the points, in sides of the domain. */
const CLEARANCE = 0.05;

/**
 * Returns the viewpoint from which all points lie in a square picture: the camera looks at the middle of their box, from as near
 * as it can. For each point at (x, y, z) right, above and in front of the middle, the distance is at least
 * max(|x|, |y|)/h + z, where h = ½(1 − margin)/focal length.
 *
 * @param points `[n, 3]`, such as a mesh's positions or the corners of a box.
 * @param viewpoint direction and focal length, where they differ from `publishedViewpoint`.
 * @throws RangeError if there are no points, or their number is not a multiple of 3.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const rod = Float32Array.of(0, 0.5, 0.5, 1, 0.5, 0.5);
 * const { centre, distance } = occupancy.framingViewpoint(rod); // (½, ½, ½) and 1.02
 */
export function framingViewpoint(
  points: Float32Array,
  viewpoint: Partial<Omit<Viewpoint, 'centre' | 'distance'>> = {},
): Viewpoint {
  if (countPoints('framingViewpoint', points) === 0)
    throw new RangeError('framingViewpoint: points must hold at least one, got 0');
  const { min, max } = meshBounds({ positions: points });
  const centre: Vector3 = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
  const from = { ...publishedViewpoint, ...viewpoint, centre };
  const { right, up, back } = cameraAxes(from);
  const halfSide = (0.5 * (1 - MARGIN)) / from.focalLength;
  let distance = CLEARANCE;
  for (let i = 0; i < points.length; i += 3) {
    const along = (axis: Vector3): number =>
      axis.reduce((sum, value, k) => sum + value * (points[i + k]! - centre[k]!), 0);
    const aside = Math.max(Math.abs(along(right)), Math.abs(along(up)));
    distance = Math.max(distance, along(back) + Math.max(aside / halfSide, CLEARANCE));
  }
  return { ...from, distance };
}
