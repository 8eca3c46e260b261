import { psnr, psnrOfMse } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

describe('psnr(estimate, truth)', () => {
  test('of a constant error of 0.1 is 20 dB', () => {
    expect(psnr([0.1, 0.4, 1], [0, 0.5, 0.9])).toBeCloseTo(20, 10);
  });

  test('of equal signals is Infinity', () => {
    expect(psnr([0.25, 0.5], [0.25, 0.5])).toBe(Number.POSITIVE_INFINITY);
  });

  test('of 8-bit values takes the peak 255: an error of 1 is 48.13 dB', () => {
    expect(psnr([10, 20], [11, 19], 255)).toBeCloseTo(20 * Math.log10(255), 10);
  });

  test('does not change when signal and peak are scaled together', () => {
    const estimate = [0.2, 0.7, 0.4];
    const truth = [0.25, 0.6, 0.5];
    const scaled = (values: number[]): number[] => values.map((value) => 7 * value);
    expect(psnr(scaled(estimate), scaled(truth), 7)).toBeCloseTo(psnr(estimate, truth), 10);
  });

  test('refuses different lengths', () => {
    expect(() => psnr([1], [1, 2])).toThrow(/must have the same length, at least 1, got 1 and 2/);
  });
});

describe('psnrOfMse(meanSquareError)', () => {
  test('falls by 10 dB when the error grows tenfold', () => {
    expect(psnrOfMse(1e-3)).toBeCloseTo(30, 10);
    expect(psnrOfMse(1e-2)).toBeCloseTo(20, 10);
  });

  test('of no error is Infinity, of NaN is NaN', () => {
    expect(psnrOfMse(0)).toBe(Number.POSITIVE_INFINITY);
    expect(psnrOfMse(Number.NaN)).toBeNaN();
  });
});
