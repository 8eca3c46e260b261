import type { Random } from '@fourier-features/core';
import { checkFinite, checkPositive } from '@fourier-features/core/check';
import { poissonSampler } from './poisson.ts';

export interface PoissonNoiseOptions {
  /** Line integrals p, in domain units. */
  sinogram: Float32Array;
  /** Photons I₀ that reach each detector without an object. */
  photons: number;
  /** Random generator for the counts. */
  random: Random;
  /** Attenuation s of value 1 over a length of 1, in nepers; 1 by default, which makes line integrals attenuations. */
  attenuation?: number;
}

/**
 * Returns a sinogram as photon-counting detectors measure it: −ln(I/I₀)/s with I ~ Poisson(I₀·exp(−s·p)). A count of 0 is
 * replaced by 1, which keeps the result finite: at most ln(I₀)/s.
 *
 * @throws RangeError if the sinogram is not finite, or photons or attenuation are not positive.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as ct from '@fourier-features/ct';
 *
 * const sinogram = Float32Array.of(0, 0.2, 0.5, 0.2);
 * const noisy = ct.poissonNoise({ sinogram, photons: 1e4, random: seededRandom(0), attenuation: 4 });
 */
export function poissonNoise({
  sinogram,
  photons,
  random,
  attenuation = 1,
}: PoissonNoiseOptions): Float32Array {
  checkFinite('poissonNoise', 'sinogram', sinogram);
  checkPositive('poissonNoise', 'photons', photons, 'per detector');
  checkPositive('poissonNoise', 'attenuation', attenuation, 'in nepers per domain unit');
  const draw = poissonSampler(random);
  return sinogram.map((integral, i) => {
    const mean = photons * Math.exp(-attenuation * integral);
    if (!Number.isFinite(mean))
      throw new RangeError(
        `poissonNoise: sinogram must keep photons·exp(−attenuation·p) finite, got ${integral} at index ${i}`,
      );
    return -Math.log(Math.max(1, draw(mean)) / photons) / attenuation;
  });
}
