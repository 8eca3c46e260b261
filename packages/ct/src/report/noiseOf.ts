import type { ProjectionMoments } from './projectionMoments.ts';

/** Median magnitude of a normal variable of deviation 1. */
const NORMAL_MEDIAN = 0.6745;

/** Returns the deviation of the noise of one value: the median magnitude of second differences along the middle detectors. */
export function noiseOf(sinogram: ArrayLike<number>, detectors: number): number {
  const differences: number[] = [];
  const [from, to] = [
    Math.max(1, Math.floor(detectors / 4)),
    Math.min(detectors - 1, Math.ceil((3 * detectors) / 4)),
  ];
  for (let start = 0; start < sinogram.length; start += detectors) {
    for (let i = start + from; i < start + to; i++)
      differences.push(Math.abs(sinogram[i - 1]! - 2 * sinogram[i]! + sinogram[i + 1]!));
  }
  if (differences.length === 0) return 0;
  differences.sort((a, b) => a - b);
  return differences[Math.floor(differences.length / 2)]! / (NORMAL_MEDIAN * Math.sqrt(6));
}

/** Returns the deviation that such noise gives to centres of mass, in detectors, on average over the projections. */
export function centroidNoise(
  noise: number,
  detectors: number,
  { mass, centroid }: ProjectionMoments,
): number {
  let squares = 0;
  for (let k = 0; k < mass.length; k++) {
    // Σ_j (j − c)² over the detectors.
    const lever =
      (detectors * (detectors ** 2 - 1)) / 12 + detectors * (centroid[k]! - (detectors - 1) / 2) ** 2;
    squares += (noise ** 2 * lever) / mass[k]! ** 2;
  }
  return Math.sqrt(squares / mass.length);
}

/** Returns the deviation that such noise gives to the sums of projections, divided by their mean. */
export function massNoise(noise: number, detectors: number, { mass }: ProjectionMoments): number {
  const mean = mass.reduce((sum, each) => sum + each, 0) / mass.length;
  return (noise * Math.sqrt(detectors)) / mean;
}
