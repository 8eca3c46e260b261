import { clip, psnr, ssim } from '@fourier-features/core';
import { checkShape } from '@fourier-features/core/check';
import { checkGridShape } from './check.ts';

/** Scores of a reconstruction against the truth. */
export type ReconstructionScores = {
  /** PSNR over all cells with peak 1, in dB. */
  readonly psnr: number;
  /** SSIM of a plane, or mean over slices of a volume, in [−1, 1]; absent if no slice has one. */
  readonly ssim?: number;
};

/**
 * Computes PSNR and SSIM of values clipped to [0, 1]. The SSIM of a volume is the mean over its slices along the first axis.
 * Slices in which the truth is constant have no structure to compare and are left out; slices smaller than the window,
 * 11×11, have no SSIM.
 *
 * @param values `[...shape]`; of complex values the `magnitude`.
 * @param truth `[...shape]`, in [0, 1].
 * @throws RangeError if an array does not have the shape.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const truth = Float32Array.from({ length: 256 }, (_, i) => (i % 16) / 16);
 * const { psnr, ssim } = mri.score(truth.map((value) => 0.9 * value), truth, [16, 16]);
 */
export function score(
  values: Float32Array,
  truth: Float32Array,
  shape: readonly number[],
): ReconstructionScores {
  checkGridShape('score', shape);
  checkShape('score', 'values', values, shape);
  checkShape('score', 'truth', truth, shape);
  const clipped = clip(values);
  const similarity = meanSsim(clipped, truth, shape);
  return { psnr: psnr(clipped, truth), ...(similarity === undefined ? {} : { ssim: similarity }) };
}

function meanSsim(values: Float32Array, truth: Float32Array, shape: readonly number[]): number | undefined {
  const [height, width] = shape.slice(-2) as [number, number];
  const size = height * width;
  let [sum, count] = [0, 0];
  for (let start = 0; start < truth.length; start += size) {
    const slice = truth.subarray(start, start + size);
    if (slice.every((value) => value === slice[0])) continue;
    const similarity = ssim(values.subarray(start, start + size), slice, { width, height });
    if (similarity === undefined) return undefined;
    sum += similarity;
    count++;
  }
  return count === 0 ? undefined : sum / count;
}
