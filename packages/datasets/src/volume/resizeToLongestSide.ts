import { resizeVolume } from './resizeVolume.ts';
import type { Volume } from './volume.ts';

/**
 * Resizes a volume so that its longest side has n voxels and the others keep their proportions, rounded, at least 1; by
 * averaging, like `resizeVolume`.
 *
 * @param longestSide n.
 * @throws RangeError if n is not a positive integer, or values and shape disagree.
 *
 * @example
 * ```ts
 * import { resizeToLongestSide, sheppLogan3d, unitVolume } from '@fourier-features/datasets';
 *
 * const head = unitVolume(sheppLogan3d({ shape: [8, 16, 16] }));
 * const { shape } = resizeToLongestSide(head, 4); // [2, 4, 4]
 * ```
 */
export function resizeToLongestSide(volume: Volume, longestSide: number): Volume {
  if (!Number.isInteger(longestSide) || longestSide < 1) {
    throw new RangeError(
      `resizeToLongestSide: longestSide must be a positive integer, in voxels, got ${longestSide}`,
    );
  }
  const longest = Math.max(...volume.shape);
  const resized = (side: number) => Math.max(1, Math.round((side * longestSide) / longest));
  const [depth, height, width] = volume.shape;
  return resizeVolume(volume, [resized(depth), resized(height), resized(width)]);
}
