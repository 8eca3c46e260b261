import type { DensityActivation } from '../render/activations.ts';
import type { Background } from '../render/background.ts';

/** The paper's last interval, which makes any density at the last sample opaque. */
export const PUBLISHED_LAST_INTERVAL = 1e10;

/**
 * Returns the length that each sample represents: δ_k = z_{k+1} − z_k along its ray, and `last` for the last one.
 *
 * @param depths `[rays, samples]`, ascending on each ray.
 * @returns `[rays, samples]`, depth units.
 */
export function depthIntervals(
  depths: ArrayLike<number>,
  samples: number,
  last: number = PUBLISHED_LAST_INTERVAL,
): Float64Array {
  return Float64Array.from({ length: depths.length }, (_, i) =>
    i % samples === samples - 1 ? last : depths[i + 1]! - depths[i]!,
  );
}

export interface LastIntervalOptions {
  readonly background: Background;
  readonly density: DensityActivation;
  readonly near: number;
  readonly far: number;
  readonly samples: number;
}

/**
 * Returns the last interval: the published one for ReLU over black, else the mean distance between samples. A wall at the
 * far end would hide any other background, and a softplus has some density everywhere, which an endless interval would make
 * opaque.
 */
export function lastInterval({ background, density, near, far, samples }: LastIntervalOptions): number {
  return background === 'black' && density === 'relu'
    ? PUBLISHED_LAST_INTERVAL
    : (far - near) / (samples - 1);
}
