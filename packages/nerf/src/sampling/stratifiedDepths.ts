import type { Random } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkDepthRange } from '../check.ts';

export interface StratifiedDepthsOptions {
  rays: number;
  /** Depths on each ray; at least 2. */
  samples: number;
  near: number;
  far: number;
  /** Moves every depth by U[0, 1)·(far − near)/samples, as the paper does in training; none by default. */
  jitter?: Random;
}

/**
 * Depths `[rays, samples]`, ascending on each ray: near to far inclusive at even distances (far − near)/(samples − 1),
 * and jitter forwards, not around the middle of a bin. As the paper has it.
 *
 * @throws RangeError if there are fewer than two samples, or the range is empty.
 */
export function stratifiedDepths({
  rays,
  samples,
  near,
  far,
  jitter,
}: StratifiedDepthsOptions): Float64Array {
  checkPositiveInteger('stratifiedDepths', 'rays', rays);
  checkSamples('stratifiedDepths', samples);
  checkDepthRange('stratifiedDepths', near, far);
  const uniforms = jitter?.uniforms(rays * samples);
  return Float64Array.from({ length: rays * samples }, (_, i) => {
    const depth = near + ((far - near) * (i % samples)) / (samples - 1);
    return depth + (uniforms ? (uniforms[i]! * (far - near)) / samples : 0);
  });
}

/** @throws RangeError unless a whole number of at least 2. */
export function checkSamples(caller: string, samples: number): void {
  if (!Number.isInteger(samples) || samples < 2)
    throw new RangeError(
      `${caller}: samples must be a whole number of at least 2, for each ray, got ${samples}`,
    );
}
