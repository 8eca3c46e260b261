import { checkOneOf } from '@fourier-features/core/check';
import type { TrainingPoints } from '../defaults.ts';
import type { Shape } from '../shape.ts';
import { mixedSampler } from './mixed.ts';
import type { Sampler } from './sampler.ts';
import { boundarySampler } from './surface.ts';
import { uniformSampler } from './uniform.ts';

/**
 * Returns the sampler that `points` names; `mixed` draws three points uniform in the box for each one near the surface.
 *
 * @throws RangeError if `points` is neither, or `mixed` is requested for a shape without a mesh.
 */
export function trainingSampler({ insideTest, mesh }: Shape, points: TrainingPoints): Sampler {
  checkOneOf('fit', 'points', points, ['mixed', 'uniform']);
  const uniform = uniformSampler(insideTest.bounds);
  if (points === 'uniform') return uniform;
  if (!mesh) {
    throw new RangeError(
      "fit: points mixed needs a mesh to draw points near. Pass shape.mesh, or points 'uniform'.",
    );
  }
  return mixedSampler([uniform, uniform, uniform, boundarySampler(mesh, { weighting: 'area' })]);
}
