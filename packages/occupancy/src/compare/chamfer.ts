import { type Random, seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, partOf, progressReporter } from '@fourier-features/core/progress';
import { weldedFaces } from '../inside/weld.ts';
import { checkMesh, type Mesh } from '../mesh.ts';
import { surfaceSampler } from '../samplers/surface.ts';
import { distancesTo } from '../tree/nearest.ts';
import { triangleTree } from '../tree/triangleTree.ts';

export interface ChamferOptions extends ProgressOptions {
  /** Points on each surface, uniform by area; 30,000 by default. */
  count?: number;
  /** Seed for the points; 0 by default. */
  seed?: number;
}

/** Distances between two surfaces, in the meshes' units. */
export interface SurfaceDistances {
  /** Mean distance from points of the first surface to the second. */
  readonly fromFirst: number;
  /** Mean distance from points of the second surface to the first. */
  readonly fromSecond: number;
  /** (fromFirst + fromSecond)/2. */
  readonly chamfer: number;
  /** Largest distance found in either direction: a lower bound of the Hausdorff distance. */
  readonly largest: number;
}

/** Number of points whose distances are computed between two looks at the signal. */
const PIECE_POINTS = 2 ** 10;

/**
 * Computes the Chamfer distance between two surfaces: the mean distance from points on each to the nearest point of the other
 * surface, not of a sample of it. A surface is at distance 0 from itself.
 *
 * @throws RangeError if a mesh is malformed or has no area, or `count` is not a positive integer; the signal's reason if
 * aborted.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const low = { positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), indices: Uint32Array.of(0, 1, 2) };
 * const high = { ...low, positions: Float32Array.of(0, 0, 2, 1, 0, 2, 0, 1, 2) };
 * const { chamfer } = await occupancy.chamferDistance(low, high, { count: 100 }); // 2
 */
export async function chamferDistance(
  first: Mesh,
  second: Mesh,
  { count = 30_000, seed = 0, ...progress }: ChamferOptions = {},
): Promise<SurfaceDistances> {
  checkPositiveInteger('chamferDistance', 'count', count, 'in points');
  const [ofFirst, ofSecond] = seededRandom(seed).split(2) as [Random, Random];
  const there = await distancesFrom(first, second, count, ofFirst, partOf(progress, 0, 0.5));
  const back = await distancesFrom(second, first, count, ofSecond, partOf(progress, 0.5, 1));
  return {
    fromFirst: there.mean,
    fromSecond: back.mean,
    chamfer: (there.mean + back.mean) / 2,
    largest: Math.max(there.largest, back.largest),
  };
}

async function distancesFrom(
  from: Mesh,
  to: Mesh,
  count: number,
  random: Random,
  progress: ProgressOptions,
): Promise<{ mean: number; largest: number }> {
  const report = progressReporter(progress);
  checkMesh('chamferDistance', to);
  const points = surfaceSampler(from, { weighting: 'area' })(count, random);
  const tree = triangleTree(to.positions, weldedFaces(to));
  let [sum, largest] = [0, 0];
  for (let start = 0; start < count; start += PIECE_POINTS) {
    const end = Math.min(count, start + PIECE_POINTS);
    for (const distance of distancesTo(tree, points.subarray(3 * start, 3 * end))) {
      sum += distance;
      largest = Math.max(largest, distance);
    }
    await report(end / count);
  }
  return { mean: sum / count, largest };
}
