import { scoreReconstruction } from '@fourier-features/ct';
import { describe, expect, test } from 'vitest';

const ramp = Float32Array.from({ length: 144 }, (_, i) => i / 144);

describe('scoreReconstruction(values, truth, shape)', () => {
  test('is 20 dB for a constant error of 0.1', () => {
    const truth = new Float32Array(144).fill(0.5);
    expect(
      scoreReconstruction(
        truth.map((value) => value + 0.1),
        truth,
        [12, 12],
      ).psnr,
    ).toBeCloseTo(20, 5);
  });

  test('clips first, so that what exceeds [0, 1] where the truth is 0 or 1 is no error', () => {
    const truth = Float32Array.from({ length: 144 }, (_, i) => i % 2);
    const exceeding = truth.map((value) => (value === 1 ? 1.3 : -2));
    const score = scoreReconstruction(exceeding, truth, [12, 12]);
    expect(score.psnr).toBe(Number.POSITIVE_INFINITY);
    expect(score.ssim).toBeCloseTo(1, 6);
  });

  test('has no SSIM for images smaller than its window', () => {
    expect(scoreReconstruction(ramp, ramp, [8, 18]).ssim).toBeNull();
    expect(scoreReconstruction(ramp, ramp, [12, 12]).ssim).toBeCloseTo(1, 6);
  });

  test('refuses arrays of another shape, and values that are not finite', () => {
    expect(() => scoreReconstruction(ramp, ramp, [12, 11])).toThrow(
      'scoreReconstruction: values must be [12, 11], 132 numbers, got 144',
    );
    const broken = ramp.with(3, Number.NaN);
    expect(() => scoreReconstruction(broken, ramp, [12, 12])).toThrow(
      'values must be finite, got NaN at index 3',
    );
    expect(() => scoreReconstruction(ramp, ramp, [144])).toThrow('shape must be [height, width]');
  });
});
