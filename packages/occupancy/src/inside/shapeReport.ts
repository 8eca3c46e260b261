import { seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { boundarySampler } from '../samplers/surface.ts';
import { uniformSampler } from '../samplers/uniform.ts';
import type { NormalisedShape } from '../shape.ts';

export interface ShapeReportOptions {
  /** Points in the box, and as many near the surface; 2¹³ by default. */
  count?: number;
  /** Seed for the points; 4 by default. */
  seed?: number;
}

/** What random points tell about the inside of a mesh: shares from 0 to 1, with the errors of counting them. */
export interface ShapeReport {
  /** Share of the box that is inside. */
  readonly insideShare: number;
  /**
   * Share of points near the surface that are inside: about ½ for solids, t/0.025 for walls of thickness t in sides of the domain
   * if they are thin, 0 if nothing is enclosed.
   */
  readonly nearSurfaceShare: number;
  /** Share of the inside that several parts enclose, |w| ≥ 1.5; null if the winding number w is not defined. */
  readonly overlapShare: number | null;
  /** Share of the inside that faces enclose which face inwards, w < 0; null if the winding number w is not defined. */
  readonly invertedShare: number | null;
  /** Share of the points near the surface whose label depends on how holes are filled. */
  readonly doubtfulShare: number;
}

/**
 * Describes the inside of a shape by uniform points in its box and points near its surface (normal noise of 0.01, uniform by
 * area).
 *
 * @throws RangeError if `count` is not a positive integer, or the surface has no area.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const tetrahedron = {
 *   positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
 *   indices: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
 * };
 * const { insideShare, overlapShare } = occupancy.shapeReport(occupancy.shape(tetrahedron)); // 1/6 and 0
 */
export function shapeReport(
  { insideTest, mesh }: Pick<NormalisedShape, 'insideTest' | 'mesh'>,
  { count = 2 ** 13, seed = 4 }: ShapeReportOptions = {},
): ShapeReport {
  checkPositiveInteger('shapeReport', 'count', count, 'in points');
  const random = seededRandom(seed);
  const inBox = uniformSampler(insideTest.bounds)(count, random);
  const near = boundarySampler(mesh, { weighting: 'area' })(count, random);
  const inside = insideTest.label(inBox).reduce((sum, label) => sum + label, 0);
  const windings = insideTest.winding?.(inBox);
  const ofInside = (matches: (w: number) => boolean): number | null => {
    if (!windings) return null;
    return inside === 0 ? 0 : windings.filter(matches).length / inside;
  };
  return {
    insideShare: inside / count,
    nearSurfaceShare: insideTest.label(near).reduce((sum, label) => sum + label, 0) / count,
    overlapShare: ofInside((w) => Math.abs(w) >= 1.5),
    invertedShare: ofInside((w) => w < -0.5),
    doubtfulShare: insideTest.doubtfulFraction(near),
  };
}
