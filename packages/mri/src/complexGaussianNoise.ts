import type { Random } from '@fourier-features/core';
import { checkMask, type Mask } from './masks/mask.ts';

export interface ComplexGaussianNoiseOptions {
  /** K-space `[...shape, 2]`, or `[coils, ...shape, 2]`; 0 where the mask is 0. */
  kspace: Float32Array;
  /** Sampled bins, `[...shape]`, the same for every coil. */
  mask: Mask;
  /** Standard deviation of the real and of the imaginary part, in the unit of k-space; give either this or `snr`. */
  deviation?: number;
  /** Signal-to-noise ratio in dB: 10·log₁₀ of mean |y|² over mean |noise|², over sampled bins and coils. */
  snr?: number;
  /** Random generator for the noise. */
  random: Random;
}

/**
 * Returns k-space with complex Gaussian noise added to every sampled bin, independent in real and imaginary part and from
 * coil to coil. As the transform is unitary, noise in the image of a full mask has the same deviation as in k-space.
 *
 * @returns a new array of the shape of `kspace`.
 * @throws RangeError unless exactly one of `deviation` and `snr` is given, it is finite, the deviation is not negative and the
 * arrays fit each other.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as mri from '@fourier-features/mri';
 *
 * const mask = mri.fullMask([8, 8]);
 * const kspace = mri.fourierSampling({ shape: [8, 8], mask }).apply(new Float32Array(64).fill(0.5));
 * const noisy = mri.complexGaussianNoise({ kspace, mask, snr: 30, random: seededRandom(0) });
 */
export function complexGaussianNoise({
  kspace,
  mask,
  deviation,
  snr,
  random,
}: ComplexGaussianNoiseOptions): Float32Array {
  checkMask('complexGaussianNoise', mask, [mask.length]);
  if (kspace.length === 0 || kspace.length % (2 * mask.length) !== 0) {
    throw new RangeError(
      `complexGaussianNoise: kspace must hold 2 numbers for each of the mask's ${mask.length} bins and each coil, got ${kspace.length}`,
    );
  }
  const sampled = kspace.map((_, i) => mask[(i >> 1) % mask.length]!);
  const spread = noiseDeviation(kspace, sampled, deviation, snr);
  const normals = random.normals(kspace.length);
  return kspace.map((value, i) => value + sampled[i]! * spread * normals[i]!);
}

function noiseDeviation(
  kspace: Float32Array,
  sampled: Float32Array,
  deviation: number | undefined,
  snr: number | undefined,
): number {
  if ((deviation === undefined) === (snr === undefined)) {
    throw new RangeError(
      `complexGaussianNoise: either deviation or snr must be given, got ${deviation} and ${snr}`,
    );
  }
  if (deviation !== undefined) {
    if (deviation >= 0 && Number.isFinite(deviation)) return deviation;
    throw new RangeError(
      `complexGaussianNoise: deviation must be at least 0, in the unit of k-space, got ${deviation}`,
    );
  }
  if (!Number.isFinite(snr))
    throw new RangeError(`complexGaussianNoise: snr must be finite, in dB, got ${snr}`);
  let energy = 0;
  let count = 0;
  for (let i = 0; i < kspace.length; i++) {
    energy += sampled[i]! * kspace[i]! ** 2;
    count += sampled[i]!;
  }
  return count === 0 ? 0 : Math.sqrt(energy / count) * 10 ** (-snr! / 20);
}
