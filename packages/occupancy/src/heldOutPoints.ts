import { seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import { labelInPieces } from './inside/labelInPieces.ts';
import { boundarySampler } from './samplers/surface.ts';
import { uniformSampler } from './samplers/uniform.ts';
import type { Shape } from './shape.ts';

/** Points with known labels. */
export interface LabelledPoints {
  /** `[n, 3]`. */
  readonly points: Float32Array;
  /** `[n]`, 1 inside and 0 outside. */
  readonly labels: Float32Array;
}

/** The sets of points that fields are scored on. */
export interface HeldOutPoints {
  /** Uniform in the shape's box. */
  readonly uniform: LabelledPoints;
  /** Near the surface, the set of the paper's main table; absent for a shape without a mesh. */
  readonly boundary?: LabelledPoints;
}

export interface HeldOutPointsOptions extends ProgressOptions {
  shape: Shape;
  /** Points of each set; 2¹⁸, as in the paper, by default. */
  count?: number;
  /** Seed for the points; 1 by default. Each seed gives another pair of sets, for validation and for testing. */
  seed?: number;
}

/**
 * Draws and labels the paper's two sets of held-out points, the same ones for the same seed.
 *
 * @throws RangeError if `count` is not a positive integer; the signal's reason if aborted.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const tetrahedron = {
 *   positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
 *   indices: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
 * };
 * const shape = occupancy.shape(tetrahedron);
 * const { uniform, boundary } = await occupancy.heldOutPoints({ shape, count: 100 });
 */
export async function heldOutPoints({
  shape,
  count = 2 ** 18,
  seed = 1,
  ...progress
}: HeldOutPointsOptions): Promise<HeldOutPoints> {
  checkPositiveInteger('heldOutPoints', 'count', count, 'in points');
  const { uniform, boundary } = drawHeldOutPoints(shape, count, seed);
  const label = async (points: Float32Array, part: ProgressOptions): Promise<LabelledPoints> => ({
    points,
    labels: await labelInPieces(shape.insideTest, points, part),
  });
  if (!boundary) return { uniform: await label(uniform, progress) };
  return {
    uniform: await label(uniform, partOf(progress, 0, 0.5)),
    boundary: await label(boundary, partOf(progress, 0.5, 1)),
  };
}

/** Draws both sets without labels, each `[count, 3]`. */
export function drawHeldOutPoints(
  { insideTest, mesh }: Shape,
  count: number,
  seed: number,
): { uniform: Float32Array; boundary?: Float32Array } {
  const random = seededRandom(seed);
  const uniform = uniformSampler(insideTest.bounds)(count, random);
  return mesh ? { uniform, boundary: boundarySampler(mesh)(count, random) } : { uniform };
}
