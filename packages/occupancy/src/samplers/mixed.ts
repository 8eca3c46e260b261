import type { Sampler } from './sampler.ts';

/**
 * Returns a sampler that draws the same number of points from each of several, in their order, and the remainder from the
 * last.
 *
 * @throws RangeError if `samplers` is empty.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const whole = occupancy.uniformSampler(occupancy.unitBounds);
 * const corner = occupancy.uniformSampler({ min: [0, 0, 0], max: [0.1, 0.1, 0.1] });
 * const sampler = occupancy.mixedSampler([whole, corner]); // half of the points in the corner
 */
export function mixedSampler(samplers: readonly Sampler[]): Sampler {
  if (samplers.length === 0) throw new RangeError('mixedSampler: samplers must hold at least one, got 0');
  return (count, random) => {
    const each = Math.floor(count / samplers.length);
    const points = new Float32Array(3 * count);
    samplers.forEach((sampler, i) => {
      const last = i === samplers.length - 1;
      points.set(sampler(last ? count - each * i : each, random), 3 * each * i);
    });
    return points;
  };
}
