import { fourierEncoding, gaussianEncoding, seededRandom } from '@fourier-features/core';
import {
  columnMatrix,
  encodingKernel,
  gaussianKernel,
  kernelMatrix,
  randomFeatureVariance,
} from '@fourier-features/theory';

/** Kernels of m frequencies, and what they tend to. */
export interface FeatureKernels {
  readonly distances: Float64Array;
  /** e^(−2π²σ²δ²). */
  readonly limit: Float64Array;
  /** Two standard deviations below and above it. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Kernels of independent draws of m random frequencies. */
  readonly draws: readonly Float64Array[];
  /** Kernel of m frequencies on a regular grid, weighted by the density of the normal distribution. */
  readonly grid: Float64Array;
  /** Distance at which the kernel of the grid repeats. */
  readonly period: number;
  /** Root mean square error of the draws over the distances, next to the root of the mean variance. */
  readonly error: { readonly measured: number; readonly predicted: number };
}

export interface FeatureOptions {
  readonly scale: number;
  readonly frequencyCount: number;
  readonly seed: number;
}

const DRAWS = 3;
const FARTHEST = 2;
const SAMPLES = 240;
/** The grid reaches this many σ: beyond, the density is negligible. */
const REACH = 3;

/** Compares m random frequencies with m on a grid, in one dimension. */
export function randomFeatures({ scale, frequencyCount, seed }: FeatureOptions): FeatureKernels {
  const distances = Float64Array.from({ length: SAMPLES + 1 }, (_, i) => (FARTHEST * i) / SAMPLES);
  const [origin, points] = [columnMatrix([0]), columnMatrix(distances)];
  const random = seededRandom(seed);
  const limit = kernelMatrix(gaussianKernel(scale), origin, points).values;
  const deviations = distances.map((distance) =>
    Math.sqrt(randomFeatureVariance({ scale, frequencyCount, distance })),
  );
  const draws = Array.from({ length: DRAWS }, () => {
    const encoding = gaussianEncoding({ inputDim: 1, scale, frequencyCount, normalise: true, random });
    return kernelMatrix(encodingKernel(encoding), origin, points).values;
  });
  const spacing = (REACH * scale) / frequencyCount;
  const frequencies = Array.from({ length: frequencyCount }, (_, j) => (j + 0.5) * spacing);
  const grid = fourierEncoding({
    inputDim: 1,
    frequencies,
    amplitudes: frequencies.map((frequency) => Math.exp(-((frequency / scale) ** 2) / 4)),
    normalise: true,
  });
  return {
    distances,
    limit,
    low: limit.map((value, i) => value - 2 * deviations[i]!),
    high: limit.map((value, i) => value + 2 * deviations[i]!),
    draws,
    grid: kernelMatrix(encodingKernel(grid), origin, points).values,
    period: 1 / spacing,
    error: {
      measured: rootMeanSquare(draws.flatMap((draw) => Array.from(draw, (value, i) => value - limit[i]!))),
      predicted: rootMeanSquare(Array.from(deviations)),
    },
  };
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}
