import { type Random, seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { weldedFaces } from '../inside/weld.ts';
import { checkMesh, type Mesh } from '../mesh.ts';
import { surfaceSampler } from '../samplers/surface.ts';
import { distancesTo } from '../tree/nearest.ts';
import { createTriangleTree } from '../tree/triangleTree.ts';

export interface ChamferOptions {
  /** Points on each surface, uniform by area; 30,000 by default. */
  count?: number;
  seed?: number;
}

/** Distances between two surfaces, in the meshes' units. */
export interface SurfaceDistances {
  /** Mean distance from points of the first surface to the second. */
  readonly fromFirst: number;
  readonly fromSecond: number;
  /** (fromFirst + fromSecond)/2. */
  readonly chamfer: number;
  /** The largest distance found, either way: at most the Hausdorff distance. */
  readonly largest: number;
}

/**
 * Chamfer distance: points on each surface to the nearest point of the other, exactly, not to samples of it. So
 * a surface is at distance 0 from itself.
 *
 * @throws RangeError if a mesh is malformed or has no area, or the count is not a positive whole number.
 */
export function chamferDistance(
  first: Mesh,
  second: Mesh,
  { count = 30_000, seed = 0 }: ChamferOptions = {},
): SurfaceDistances {
  checkPositiveInteger('chamferDistance', 'count', count, 'in points');
  const [ofFirst, ofSecond] = seededRandom(seed).split(2) as [Random, Random];
  const there = distancesFrom(first, second, count, ofFirst);
  const back = distancesFrom(second, first, count, ofSecond);
  return {
    fromFirst: there.mean,
    fromSecond: back.mean,
    chamfer: (there.mean + back.mean) / 2,
    largest: Math.max(there.largest, back.largest),
  };
}

function distancesFrom(
  from: Mesh,
  to: Mesh,
  count: number,
  random: Random,
): { mean: number; largest: number } {
  checkMesh('chamferDistance', to);
  const points = surfaceSampler(from, { weighting: 'area' })(count, random);
  const distances = distancesTo(createTriangleTree(to.positions, weldedFaces(to)), points);
  let [sum, largest] = [0, 0];
  for (const distance of distances) {
    sum += distance;
    largest = Math.max(largest, distance);
  }
  return { mean: sum / count, largest };
}
