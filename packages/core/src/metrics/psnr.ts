import { mse } from './mse.ts';

/**
 * Peak signal-to-noise ratio, 10·log₁₀(peak²/MSE), in dB; `Infinity` where the two are equal.
 *
 * @param peak the largest value the signal can take.
 */
export function psnr(estimate: ArrayLike<number>, truth: ArrayLike<number>, peak = 1): number {
  return psnrOfMse(mse(estimate, truth), peak);
}

/** PSNR in dB of a mean square error. */
export function psnrOfMse(meanSquareError: number, peak = 1): number {
  return 10 * Math.log10(peak ** 2 / meanSquareError);
}
