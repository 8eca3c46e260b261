import { score } from '@fourier-features/ct';
import { describe, expect, test } from 'vitest';

const ramp = Float32Array.from({ length: 144 }, (_, i) => i / 144);

describe('score(values, truth, shape)', () => {
  test('is 20 dB for a constant error of 0.1', () => {
    const truth = new Float32Array(144).fill(0.5);
    expect(
      score(
        truth.map((value) => value + 0.1),
        truth,
        [12, 12],
      ).psnr,
    ).toBeCloseTo(20, 5);
  });

  test('clips first, so that values beyond [0, 1] are exact where the truth is 0 or 1', () => {
    const truth = Float32Array.from({ length: 144 }, (_, i) => i % 2);
    const exceeding = truth.map((value) => (value === 1 ? 1.3 : -2));
    const { psnr, ssim } = score(exceeding, truth, [12, 12]);
    expect(psnr).toBe(Number.POSITIVE_INFINITY);
    expect(ssim).toBeCloseTo(1, 6);
  });

  test('has no SSIM for images smaller than its window', () => {
    expect(score(ramp, ramp, [8, 18])).not.toHaveProperty('ssim');
    expect(score(ramp, ramp, [12, 12]).ssim).toBeCloseTo(1, 6);
  });

  test('refuses arrays of another shape, and values that are not finite', () => {
    expect(() => score(ramp, ramp, [12, 11])).toThrow('score: values must be [12, 11], 132 numbers, got 144');
    const broken = ramp.with(3, Number.NaN);
    expect(() => score(broken, ramp, [12, 12])).toThrow('values must be finite, got NaN at index 3');
    expect(() => score(ramp, ramp, [144])).toThrow('shape must be [height, width]');
  });
});
