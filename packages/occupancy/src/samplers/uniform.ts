import type { Bounds } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import type { Sampler } from './sampler.ts';

/**
 * Returns a sampler of points uniform in a box, as the paper draws its training points and its "easy" test set.
 *
 * @throws RangeError if `bounds` does not have min below max on every axis.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const points = occupancy.uniformSampler(occupancy.unitBounds)(100, seededRandom(0)); // [100, 3]
 */
export function uniformSampler(bounds: Bounds): Sampler {
  checkBounds('uniformSampler', bounds);
  const { min, max } = bounds;
  return (count, random) => {
    const points = random.uniforms(3 * count);
    for (let i = 0; i < points.length; i++) {
      const axis = i % 3;
      points[i] = min[axis]! + points[i]! * (max[axis]! - min[axis]!);
    }
    return points;
  };
}
