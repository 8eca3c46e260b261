import { clip, psnr, sizeOf, ssim } from '@fourier-features/core';
import { checkLength } from '@fourier-features/core/check';
import { checkShape } from './check.ts';

/** How near a reconstruction is to the truth. */
export interface ReconstructionScore {
  /** In dB, over all cells. */
  readonly psnr: number;
  /** Of a plane, or the mean over slices; null where no slice can be judged. */
  readonly ssim: number | null;
}

/** Side of the window of `ssim`, in cells. */
const WINDOW = 11;

/**
 * PSNR and SSIM of values clipped to [0, 1]. The SSIM of a volume is the mean over its slices along the first axis;
 * slices in which the truth is constant have no structure to judge and are left out, and grids whose slices are
 * smaller than the window of 11×11 have none.
 *
 * @param values `[...shape]`; of complex ones their magnitude.
 * @param truth `[...shape]`, in [0, 1].
 * @throws RangeError if an array is not of the shape.
 */
export function scoreReconstruction(
  values: Float32Array,
  truth: Float32Array,
  shape: readonly number[],
): ReconstructionScore {
  checkShape('scoreReconstruction', shape);
  for (const [name, array] of Object.entries({ values, truth })) {
    checkLength('scoreReconstruction', name, array, sizeOf(shape), `[${shape.join(', ')}]`);
  }
  const clipped = clip(values);
  return { psnr: psnr(clipped, truth), ssim: meanSsim(clipped, truth, shape) };
}

function meanSsim(values: Float32Array, truth: Float32Array, shape: readonly number[]): number | null {
  const [height, width] = shape.slice(-2) as [number, number];
  if (height < WINDOW || width < WINDOW) return null;
  const size = height * width;
  const scores: number[] = [];
  for (let start = 0; start < truth.length; start += size) {
    const slice = truth.subarray(start, start + size);
    if (slice.every((value) => value === slice[0])) continue;
    scores.push(ssim(values.subarray(start, start + size), slice, { width, height }));
  }
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
