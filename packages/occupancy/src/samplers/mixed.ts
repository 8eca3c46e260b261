import type { Sampler } from './sampler.ts';

/**
 * Draws an equal share of points from each sampler, in their order; what does not divide goes to the last.
 *
 * @throws RangeError if there is no sampler.
 */
export function mixedSampler(samplers: readonly Sampler[]): Sampler {
  if (samplers.length === 0) throw new RangeError('mixedSampler: samplers must hold at least one, got none');
  return (count, random) => {
    const share = Math.floor(count / samplers.length);
    const points = new Float32Array(3 * count);
    samplers.forEach((sampler, i) => {
      const last = i === samplers.length - 1;
      points.set(sampler(last ? count - share * i : share, random), 3 * share * i);
    });
    return points;
  };
}
