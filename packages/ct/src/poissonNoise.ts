import type { Random } from '@fourier-features/core';
import { checkFinite, checkPositive } from '@fourier-features/core/check';
import { poissonSampler } from './poisson.ts';

export interface PoissonNoiseOptions {
  /** p, line integrals in domain units. */
  sinogram: Float32Array;
  /** I₀, photons that reach each detector through nothing. */
  photons: number;
  random: Random;
  /** s, the attenuation of value 1 over a length of 1, nepers: 1 makes line integrals attenuations. */
  attenuation?: number;
}

/**
 * What a detector that counts photons makes of a sinogram: I ~ Poisson(I₀·exp(−s·p)), and back to −ln(I/I₀)/s. A detector
 * that counts none counts as one, since no finite line integral lets nothing through; this bounds the result by ln(I₀)/s.
 *
 * @throws RangeError if the sinogram is not finite, or photons or attenuation are not positive.
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
        `poissonNoise: sinogram must not be so negative that photons overflow, got ${integral} at index ${i}`,
      );
    return -Math.log(Math.max(1, draw(mean)) / photons) / attenuation;
  });
}
