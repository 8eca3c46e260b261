import { checkLength, checkPositiveInteger } from '../check.ts';

export interface SsimOptions {
  width: number;
  height: number;
  /** Values per pixel, the last axis of the arrays; the result is their mean; 1 by default. */
  channels?: number;
  /** Largest value the signal can take; 1 by default. */
  peak?: number;
}

const RADIUS = 5;
const DEVIATION = 1.5;
const K1 = 0.01;
const K2 = 0.03;

/**
 * Computes the structural similarity of two images `[height, width, channels]`, in [−1, 1]: the mean of
 * (2μₓμᵧ + C₁)(2σₓᵧ + C₂) / ((μₓ² + μᵧ² + C₁)(σₓ² + σᵧ² + C₂)) over all 11×11 Gaussian windows (σ = 1.5) that lie
 * inside the image, with C₁ = (0.01·peak)², C₂ = (0.03·peak)².
 *
 * @returns undefined if the images are smaller than the window, 11×11.
 * @throws RangeError if an array does not have `width · height · channels` entries.
 * @example
 * import { ssim } from '@fourier-features/core';
 *
 * const image = Float32Array.from({ length: 256 }, (_, i) => (i % 16) / 16);
 * ssim(image, image, { width: 16, height: 16 }); // 1
 * @see Wang et al. 2004, https://doi.org/10.1109/TIP.2003.819861
 */
export function ssim(
  estimate: ArrayLike<number>,
  truth: ArrayLike<number>,
  { width, height, channels = 1, peak = 1 }: SsimOptions,
): number | undefined {
  checkPositiveInteger('ssim', 'channels', channels);
  checkLength('ssim', 'estimate', estimate, width * height * channels, '[height, width, channels]');
  checkLength('ssim', 'truth', truth, width * height * channels, '[height, width, channels]');
  if (Math.min(width, height) < 2 * RADIUS + 1) return undefined;
  let sum = 0;
  for (let channel = 0; channel < channels; channel++) {
    const plane = (image: ArrayLike<number>): Float64Array =>
      Float64Array.from({ length: width * height }, (_, i) => image[i * channels + channel]!);
    sum += ssimOfPlanes(plane(estimate), plane(truth), width, height, peak);
  }
  return sum / channels;
}

function ssimOfPlanes(x: Float64Array, y: Float64Array, width: number, height: number, peak: number): number {
  const blur = (plane: Float64Array): Float64Array => gaussianWindowMeans(plane, width, height);
  const meanX = blur(x);
  const meanY = blur(y);
  const meanXX = blur(x.map((value) => value * value));
  const meanYY = blur(y.map((value) => value * value));
  const meanXY = blur(x.map((value, i) => value * y[i]!));
  const c1 = (K1 * peak) ** 2;
  const c2 = (K2 * peak) ** 2;
  let sum = 0;
  for (let i = 0; i < meanX.length; i++) {
    const mx = meanX[i]!;
    const my = meanY[i]!;
    const luminance = (2 * mx * my + c1) / (mx * mx + my * my + c1);
    const structure = (2 * (meanXY[i]! - mx * my) + c2) / (meanXX[i]! - mx * mx + meanYY[i]! - my * my + c2);
    sum += luminance * structure;
  }
  return sum / meanX.length;
}

/** Computes weighted means over all windows inside the plane: rows first, then columns. */
function gaussianWindowMeans(plane: Float64Array, width: number, height: number): Float64Array {
  const innerWidth = width - 2 * RADIUS;
  const innerHeight = height - 2 * RADIUS;
  const rows = new Float64Array(innerWidth * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < innerWidth; column++) {
      let sum = 0;
      for (let k = 0; k < WEIGHTS.length; k++) sum += WEIGHTS[k]! * plane[row * width + column + k]!;
      rows[row * innerWidth + column] = sum;
    }
  }
  const means = new Float64Array(innerWidth * innerHeight);
  for (let row = 0; row < innerHeight; row++) {
    for (let column = 0; column < innerWidth; column++) {
      let sum = 0;
      for (let k = 0; k < WEIGHTS.length; k++) sum += WEIGHTS[k]! * rows[(row + k) * innerWidth + column]!;
      means[row * innerWidth + column] = sum;
    }
  }
  return means;
}

const WEIGHTS: readonly number[] = ((): number[] => {
  const raw = Array.from({ length: 2 * RADIUS + 1 }, (_, k) =>
    Math.exp(-((k - RADIUS) ** 2) / (2 * DEVIATION ** 2)),
  );
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight / total);
})();
