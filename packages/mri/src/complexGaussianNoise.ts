import type { Random } from '@fourier-features/core';
import { checkMask, type Mask } from './masks/mask.ts';

export interface NoiseOptions {
  /** `[...shape, 2]`, or that for each coil; 0 where the mask is 0. */
  kspace: Float32Array;
  /** `shape`, the same for every coil. */
  mask: Mask;
  /** Standard deviation of the real and of the imaginary part, in the unit of k-space; either this or `snr`. */
  deviation?: number;
  /** 10·log₁₀ of the mean |y|² over sampled bins and coils over the noise's, in dB. */
  snr?: number;
  random: Random;
}

/**
 * K-space with complex Gaussian noise in every sampled bin, independent in real and imaginary part and from coil to
 * coil; with the unitary transform a deviation in k-space is the same in the image of a full mask.
 *
 * @returns a new array.
 * @throws RangeError if not exactly one of `deviation` and `snr` is given, or it is not finite, or the deviation is
 * negative, or the arrays do not fit.
 */
export function complexGaussianNoise({ kspace, mask, deviation, snr, random }: NoiseOptions): Float32Array {
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
      `complexGaussianNoise: one of deviation and snr must be given, got ${deviation} and ${snr}`,
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
