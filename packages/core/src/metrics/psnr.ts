import { mse } from './mse.ts';

/**
 * Computes the peak signal-to-noise ratio, 10·log₁₀(peak²/MSE), in dB; `Infinity` if the two are equal.
 *
 * @param peak largest value the signal can take.
 * @throws RangeError if the lengths differ or are 0.
 * @example
 * import { psnr } from '@fourier-features/core';
 *
 * psnr([0.6, 0.4], [0.5, 0.5]); // 20 dB
 */
export function psnr(estimate: ArrayLike<number>, truth: ArrayLike<number>, peak = 1): number {
  return psnrOfMse(mse(estimate, truth), peak);
}

/**
 * Converts a mean square error to PSNR in dB.
 *
 * @param peak largest value the signal can take.
 * @example
 * import { psnrOfMse } from '@fourier-features/core';
 *
 * psnrOfMse(1e-3); // 30 dB
 */
export function psnrOfMse(meanSquareError: number, peak = 1): number {
  return 10 * Math.log10(peak ** 2 / meanSquareError);
}
