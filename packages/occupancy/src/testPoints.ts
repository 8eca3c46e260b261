import { seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import type { InsideTest } from './inside/insideTest.ts';
import type { Mesh } from './mesh.ts';
import { boundarySampler } from './samplers/surface.ts';
import { uniformSampler } from './samplers/uniform.ts';

/** Points whose labels are known. */
export interface LabelledPoints {
  /** `[n, 3]`. */
  readonly points: Float32Array;
  /** `[n]`, 1 inside and 0 outside. */
  readonly labels: Float32Array;
}

/** The two sets that fields are judged on. */
export interface TestPoints {
  /** Uniform in the shape's box. */
  readonly uniform: LabelledPoints;
  /** Near the surface: what the paper's main table is about. */
  readonly boundary: LabelledPoints;
}

export interface TestPointsOptions {
  /** Normalised. */
  mesh: Mesh;
  insideTest: Pick<InsideTest, 'bounds' | 'label'>;
  /** Points of each set; 2¹⁸ as in the paper by default. */
  count?: number;
  /** Another seed gives another pair of sets, as the paper's for validation and for testing. */
  seed?: number;
}

/** Draws and labels the paper's two sets of test points, the same ones for the same seed. */
export function drawTestPoints({
  mesh,
  insideTest,
  count = 2 ** 18,
  seed = 1,
}: TestPointsOptions): TestPoints {
  checkPositiveInteger('drawTestPoints', 'count', count, 'in points');
  const random = seededRandom(seed);
  const draw = (points: Float32Array): LabelledPoints => ({ points, labels: insideTest.label(points) });
  return {
    uniform: draw(uniformSampler(insideTest.bounds)(count, random)),
    boundary: draw(boundarySampler(mesh)(count, random)),
  };
}
