import { type Bounds, checkBounds } from '../bounds.ts';
import type { Sampler } from './sampler.ts';

/** Points uniform in a box: the paper's "easy" set, and what it trains on. */
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
