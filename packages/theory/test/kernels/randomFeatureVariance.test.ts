import { gaussianEncoding, seededRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { columnMatrix, encodingKernel, kernelMatrix, randomFeatureVariance } from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';

describe('randomFeatureVariance(options)', () => {
  test('is the variance of kernels of drawn encodings', () => {
    const [scale, frequencyCount, draws] = [2, 8, 4000];
    const random = seededRandom(5);
    const origin = columnMatrix([0]);
    const distances = [0, 0.03, 0.08, 0.3];
    const sums = distances.map(() => ({ first: 0, second: 0 }));
    for (let draw = 0; draw < draws; draw++) {
      const encoding = gaussianEncoding({ inputDim: 1, scale, frequencyCount, normalise: true, random });
      const { values } = kernelMatrix(encodingKernel(encoding), origin, columnMatrix(distances));
      for (const [i, sum] of sums.entries()) {
        sum.first += values[i]! / draws;
        sum.second += values[i]! ** 2 / draws;
      }
    }
    for (const [i, { first, second }] of sums.entries()) {
      const expected = randomFeatureVariance({ scale, frequencyCount, distance: distances[i]! });
      expectClose(second - first ** 2, expected, 0.08 * expected + 1e-6);
    }
  });

  test('is 0 at distance 0, and 1/2m far away', () => {
    expect(randomFeatureVariance({ scale: 3, frequencyCount: 7, distance: 0 })).toBe(0);
    expectClose(randomFeatureVariance({ scale: 3, frequencyCount: 50, distance: 9 }), 0.01, 1e-12);
  });

  test('refuses a scale or a number that is not positive', () => {
    expect(() => randomFeatureVariance({ scale: 0, frequencyCount: 1, distance: 1 })).toThrow(
      'scale must be positive',
    );
    expect(() => randomFeatureVariance({ scale: 1, frequencyCount: 0.5, distance: 1 })).toThrow(
      'frequencyCount must be a positive integer, got 0.5',
    );
  });
});
