import { seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import { unionBounds } from '../bounds.ts';
import type { InsideTest } from '../inside/insideTest.ts';
import { labelInPieces } from '../inside/labelInPieces.ts';
import { iou } from '../iou.ts';
import { uniformSampler } from '../samplers/uniform.ts';

export interface VolumetricIouOptions extends ProgressOptions {
  /** Points in the box around both shapes; 2¹⁸ by default. */
  count?: number;
  /** Seed for the points; 0 by default. */
  seed?: number;
}

/**
 * Estimates the volume inside both shapes over the volume inside either, from uniform points in the box around both; NaN if none
 * of the points is inside either.
 *
 * @throws RangeError if `count` is not a positive integer; the signal's reason if aborted.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const halfSpace = (x: number) => ({
 *   bounds: occupancy.unitBounds,
 *   label: (points: Float32Array) =>
 *     Float32Array.from({ length: points.length / 3 }, (_, i) => (points[3 * i]! < x ? 1 : 0)),
 * });
 * await occupancy.volumetricIou(halfSpace(0.25), halfSpace(0.5), { count: 10_000 }); // about 0.5
 */
export async function volumetricIou(
  first: InsideTest,
  second: InsideTest,
  { count = 2 ** 18, seed = 0, ...progress }: VolumetricIouOptions = {},
): Promise<number> {
  checkPositiveInteger('volumetricIou', 'count', count, 'in points');
  const points = uniformSampler(unionBounds(first.bounds, second.bounds))(count, seededRandom(seed));
  const inFirst = await labelInPieces(first, points, partOf(progress, 0, 0.5));
  return iou(inFirst, await labelInPieces(second, points, partOf(progress, 0.5, 1)));
}
