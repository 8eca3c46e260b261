import type { Random } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkDepthRange, checkSamples } from '../check.ts';

export interface StratifiedDepthsOptions {
  /** Number of rays. */
  rays: number;
  /** Depths per ray; at least 2. */
  samples: number;
  /** Scene units. */
  near: number;
  /** Scene units. */
  far: number;
  /** Generator that moves every depth by U[0, 1)·(far − near)/samples, as the paper does in training; none by default. */
  jitter?: Random;
}

/**
 * Returns depths `[rays, samples]` that ascend along each ray: from near to far inclusive, (far − near)/(samples − 1) apart,
 * with jitter forwards rather than around the middle of a bin, as in the paper.
 *
 * @throws RangeError if there are fewer than two samples, or unless 0 ≤ near < far.
 */
export function stratifiedDepths({
  rays,
  samples,
  near,
  far,
  jitter,
}: StratifiedDepthsOptions): Float64Array {
  checkPositiveInteger('stratifiedDepths', 'rays', rays);
  checkSamples('stratifiedDepths', 'samples', samples);
  checkDepthRange('stratifiedDepths', near, far);
  const uniforms = jitter?.uniforms(rays * samples);
  return Float64Array.from({ length: rays * samples }, (_, i) => {
    const depth = near + ((far - near) * (i % samples)) / (samples - 1);
    return depth + (uniforms ? (uniforms[i]! * (far - near)) / samples : 0);
  });
}
