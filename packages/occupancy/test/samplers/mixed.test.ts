import { seededRandom } from '@fourier-features/core';
import { mixedSampler } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';

const constant = (value: number) => (count: number) => new Float32Array(3 * count).fill(value);

describe('mixedSampler(samplers)', () => {
  test('draws the same number from each, and the remainder from the last', () => {
    const points = mixedSampler([constant(1), constant(2)])(5, seededRandom(0));
    expect([...points]).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  test('refuses an empty list', () => {
    expect(() => mixedSampler([])).toThrow(/at least one, got 0/);
  });
});
