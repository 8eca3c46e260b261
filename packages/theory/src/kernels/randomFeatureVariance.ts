import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';

export interface RandomFeatureOptions {
  /** σ of the frequencies, in cycles per unit. */
  scale: number;
  /** Number of frequencies m. */
  frequencyCount: number;
  /** ‖u − v‖, in units of the coordinates. */
  distance: number;
}

/**
 * Returns the variance of the kernel that m random frequencies give, Σ cos 2πb_j·(u − v)/m with b_j ~ N(0, σ²), around
 * its mean k(δ) = e^(−2π²σ²δ²), the `gaussianKernel`:
 *
 *   ((1 + k(2δ))/2 − k(δ)²)/m.
 *
 * It is 0 at distance 0, and nearly 1/2m wherever k is nearly 0.
 *
 * @throws RangeError if the scale is not positive or the number of frequencies is not a positive integer.
 * @see Rahimi & Recht 2007, "Random features for large-scale kernel machines"
 * @example
 * import { randomFeatureVariance } from '@fourier-features/theory';
 *
 * const deviation = Math.sqrt(randomFeatureVariance({ scale: 4, frequencyCount: 256, distance: 0.5 })); // 0.044
 */
export function randomFeatureVariance({ scale, frequencyCount, distance }: RandomFeatureOptions): number {
  checkPositive('randomFeatureVariance', 'scale', scale, 'in cycles per unit');
  checkPositiveInteger('randomFeatureVariance', 'frequencyCount', frequencyCount);
  const exponent = -2 * (Math.PI * scale * distance) ** 2;
  return Math.max(0, (1 + Math.exp(4 * exponent)) / 2 - Math.exp(2 * exponent)) / frequencyCount;
}
