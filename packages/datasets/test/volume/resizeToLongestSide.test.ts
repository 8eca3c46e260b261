import { resizeToLongestSide, resizeVolume, type Volume } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

const volume: Volume = {
  values: Float32Array.from({ length: 4 * 10 * 3 }, (_, i) => Math.sin(i)),
  shape: [4, 10, 3],
  spacing: [1, 1, 1],
  affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
};

describe('resizeToLongestSide(volume, n)', () => {
  test.each([
    [20, [8, 20, 6]],
    [5, [2, 5, 2]],
    [1, [1, 1, 1]],
    [10, [4, 10, 3]],
  ] as const)('to %i resizes 4 × 10 × 3 voxels to %j', (longestSide, shape) => {
    expect(resizeToLongestSide(volume, longestSide)).toEqual(resizeVolume(volume, shape));
  });

  test.each([0, 2.5, -3, NaN])('refuses %d', (longestSide) => {
    expect(() => resizeToLongestSide(volume, longestSide)).toThrow(
      `resizeToLongestSide: longestSide must be a positive integer, in voxels, got ${longestSide}`,
    );
  });
});
