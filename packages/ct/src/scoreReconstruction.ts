import { clip, psnr, ssim } from '@fourier-features/core';
import { checkFinite } from '@fourier-features/core/check';
import { checkImageShape, checkShape } from './check.ts';

/** How near a reconstruction is to the truth. */
export interface ReconstructionScore {
  /** dB, peak 1. */
  readonly psnr: number;
  /** Null where the image is smaller than the window of 11×11. */
  readonly ssim: number | null;
}

const SSIM_WINDOW = 11;

/**
 * PSNR and SSIM of a reconstruction after clipping it to [0, 1], as in the paper.
 *
 * @param shape `[height, width]` of both; the truth's values are in [0, 1].
 * @throws RangeError if an array is not of that shape or not finite.
 */
export function scoreReconstruction(
  values: Float32Array,
  truth: Float32Array,
  shape: readonly number[],
): ReconstructionScore {
  const [height, width] = checkImageShape('scoreReconstruction', shape);
  for (const [name, array] of Object.entries({ values, truth })) {
    checkShape('scoreReconstruction', name, array, shape);
    checkFinite('scoreReconstruction', name, array);
  }
  const estimate = clip(values);
  const largeEnough = Math.min(height, width) >= SSIM_WINDOW;
  return {
    psnr: psnr(estimate, truth),
    ssim: largeEnough ? ssim(estimate, truth, { width, height }) : null,
  };
}
