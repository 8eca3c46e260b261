import { ssim } from '@fourier-features/core';
import { score } from '@fourier-features/mri';
import { describe, expect, test } from 'vitest';
import { noise, smoothBall } from './arrays.ts';

describe('score(values, truth, shape)', () => {
  test('clips values, and gives 20 dB for a constant error of 0.1', () => {
    const shape = [12, 12];
    const truth = smoothBall(shape).map((value) => 0.9 * value);
    expect(
      score(
        truth.map((value) => value + 0.1),
        truth,
        shape,
      ).psnr,
    ).toBeCloseTo(20, 4);
    const binary = truth.map((value) => (value > 0.5 ? 1 : 0));
    const beyond = binary.map((value) => 3 * value - 1);
    expect(score(beyond, binary, shape)).toEqual({ psnr: Infinity, ssim: 1 });
  });

  test('averages SSIM over the slices in which the truth is not constant', () => {
    const shape = [4, 12, 14];
    const truth = smoothBall(shape).fill(0, 0, 168);
    const values = noise(672).map((value, i) => 0.2 * value + truth[i]!);
    const clipped = values.map((value) => Math.min(1, Math.max(0, value)));
    const slices = [1, 2, 3].map((slice) => {
      const cut = (array: Float32Array): Float32Array => array.subarray(168 * slice, 168 * (slice + 1));
      return ssim(cut(clipped), cut(truth), { width: 14, height: 12 })!;
    });
    const mean = slices.reduce((sum, one) => sum + one, 0) / 3;
    expect(score(values, truth, shape).ssim).toBeCloseTo(mean, 10);
  });

  test('has no SSIM if slices are smaller than the window, or all constant', () => {
    expect(score(noise(1000), smoothBall([10, 10, 10]), [10, 10, 10])).not.toHaveProperty('ssim');
    expect(score(noise(144), new Float32Array(144), [12, 12])).not.toHaveProperty('ssim');
  });

  test('refuses arrays of another shape', () => {
    const truth = new Float32Array(16);
    expect(() => score(new Float32Array(15), truth, [4, 4])).toThrow(
      'values must be [4, 4], 16 numbers, got 15',
    );
    expect(() => score(truth, truth, [4, 5])).toThrow('values must be [4, 5]');
    expect(() => score(truth, truth, [16])).toThrow('score: shape');
  });
});
