import { mse } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

describe('mse(estimate, truth)', () => {
  test('of [1, 2, 4] and [1, 0, 1] is 13/3', () => {
    expect(mse([1, 2, 4], [1, 0, 1])).toBeCloseTo(13 / 3, 14);
  });

  test('is symmetric', () => {
    expect(mse([0.3, 0.9], [0.1, 0.2])).toBe(mse([0.1, 0.2], [0.3, 0.9]));
  });

  test('sums in float64: a million float32 errors of 0.1 give 0.01', () => {
    const estimate = new Float32Array(1_000_000).fill(0.1);
    expect(mse(estimate, new Float32Array(1_000_000))).toBeCloseTo(Math.fround(0.1) ** 2, 12);
  });

  test('propagates NaN', () => {
    expect(mse([Number.NaN, 1], [0, 1])).toBeNaN();
  });

  test.each([
    [[1, 2], [1], '2 and 1'],
    [[], [], '0 and 0'],
  ])('refuses %j and %j', (estimate, truth, lengths) => {
    expect(() => mse(estimate, truth)).toThrow(
      new RangeError(`mse: estimate and truth must have the same length, at least 1, got ${lengths}`),
    );
  });
});
