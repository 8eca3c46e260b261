import { threefryRandom } from '@fourier-features/core';
import { publishedSheppLogan } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

/** Means of the 16 images of 512 × 512, computed with JAX from the published notebook's key. */
const MEANS = [
  0.1457, 0.1261, 0.1447, 0.2382, 0.2073, 0.1302, 0.1308, 0.0893, 0.1698, 0.0673, 0.1109, 0.1491, 0.1563,
  0.1994, 0.1028, 0.0585,
];

const head = (index: number, side: number) =>
  publishedSheppLogan({ index, shape: [side, side], random: threefryRandom(10) });
const meanOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('publishedSheppLogan({ index, random, shape })', () => {
  test.each([0, 7, 8, 15])('has the mean of published head %i to four digits', (index) => {
    expect(meanOf(head(index, 512).values).toFixed(4)).toBe(MEANS[index]!.toFixed(4));
  });

  test.each([
    [8, 11.7],
    [15, 17.8],
  ])('has the PSNR of its mean value of published head %i, to 0.1 dB', (index, psnr) => {
    const { values } = head(index, 512);
    const mean = meanOf(values);
    const error = meanOf(values.map((value) => (value - mean) ** 2));
    expect(-10 * Math.log10(error)).toBeCloseTo(psnr, 1);
  });

  test('has the means of all 16, up to coarser sampling, at 64 × 64', () => {
    MEANS.forEach((mean, index) => {
      const { values, shape } = head(index, 64);
      expect(shape).toEqual([64, 64]);
      expect(Math.abs(meanOf(values) * (64 / 63) ** 2 - mean * (512 / 511) ** 2)).toBeLessThan(0.004);
    });
  });

  test('lies in [0, 1] and in the published bounding box: test head 0 in rows 21 to 488, columns 50 to 436', () => {
    const { values } = head(8, 512);
    const lit = Array.from(values.keys()).filter((i) => values[i]! > 0);
    const rows = lit.map((i) => Math.floor(i / 512));
    const columns = lit.map((i) => i % 512);
    const ends = (numbers: number[]) =>
      numbers.reduce(([low, high], n) => [Math.min(low!, n), Math.max(high!, n)], [512, 0]);
    expect(ends(rows)).toEqual([21, 488]);
    expect(ends(columns)).toEqual([50, 436]);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  test('refuses an index out of range', () => {
    expect(() => head(16, 8)).toThrow('publishedSheppLogan: index must be an integer from 0 to 15, got 16');
  });
});
