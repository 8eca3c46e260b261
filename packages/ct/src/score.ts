import { clip, psnr, ssim } from '@fourier-features/core';
import { checkFinite, checkShape } from '@fourier-features/core/check';
import { checkImageShape } from './check.ts';

/** Scores of a reconstruction against the truth. */
export type ReconstructionScores = {
  /** PSNR with peak 1, in dB. */
  readonly psnr: number;
  /** SSIM in [−1, 1]; absent if the image is smaller than its window, 11×11. */
  readonly ssim?: number;
};

/**
 * Computes PSNR and SSIM of a reconstruction after clipping it to [0, 1], as the paper does.
 *
 * @param shape `[height, width]` of both arrays; the truth's values are in [0, 1].
 * @throws RangeError if an array does not have that shape or is not finite.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const truth = Float32Array.from({ length: 256 }, (_, i) => (i % 16) / 16);
 * const { psnr, ssim } = ct.score(truth.map((value) => 0.9 * value), truth, [16, 16]);
 */
export function score(
  values: Float32Array,
  truth: Float32Array,
  shape: readonly number[],
): ReconstructionScores {
  const [height, width] = checkImageShape('score', shape);
  for (const [name, array] of Object.entries({ values, truth })) {
    checkShape('score', name, array, shape);
    checkFinite('score', name, array);
  }
  const clipped = clip(values);
  const similarity = ssim(clipped, truth, { width, height });
  return { psnr: psnr(clipped, truth), ...(similarity === undefined ? {} : { ssim: similarity }) };
}
