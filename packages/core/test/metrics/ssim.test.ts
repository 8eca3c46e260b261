import { seededRandom, ssim } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const WIDTH = 17;
const HEIGHT = 14;
const size = { width: WIDTH, height: HEIGHT };

function noise(seed: number, count: number = WIDTH * HEIGHT): Float64Array {
  return Float64Array.from(seededRandom(seed).uniforms(count));
}

/** The definition, literally: a 2-D window of weights around every pixel that has one, and moments about the mean. */
function naiveSsim(x: ArrayLike<number>, y: ArrayLike<number>, peak: number): number {
  const weight = (dx: number, dy: number): number => Math.exp(-(dx * dx + dy * dy) / (2 * 1.5 * 1.5));
  let sum = 0;
  let windows = 0;
  for (let row = 5; row < HEIGHT - 5; row++) {
    for (let column = 5; column < WIDTH - 5; column++) {
      const entries: { w: number; x: number; y: number }[] = [];
      for (let dy = -5; dy <= 5; dy++) {
        for (let dx = -5; dx <= 5; dx++) {
          const i = (row + dy) * WIDTH + column + dx;
          entries.push({ w: weight(dx, dy), x: x[i]!, y: y[i]! });
        }
      }
      const mean = (of: (entry: { x: number; y: number }) => number): number =>
        entries.reduce((total, entry) => total + entry.w * of(entry), 0) /
        entries.reduce((total, entry) => total + entry.w, 0);
      const meanX = mean((entry) => entry.x);
      const meanY = mean((entry) => entry.y);
      const varianceX = mean((entry) => (entry.x - meanX) ** 2);
      const varianceY = mean((entry) => (entry.y - meanY) ** 2);
      const covariance = mean((entry) => (entry.x - meanX) * (entry.y - meanY));
      const c1 = (0.01 * peak) ** 2;
      const c2 = (0.03 * peak) ** 2;
      sum +=
        ((2 * meanX * meanY + c1) * (2 * covariance + c2)) /
        ((meanX ** 2 + meanY ** 2 + c1) * (varianceX + varianceY + c2));
      windows += 1;
    }
  }
  return sum / windows;
}

describe('ssim(estimate, truth, size)', () => {
  test('agrees with the definition written as one 2-D window per pixel', () => {
    const truth = noise(1);
    const estimate = truth.map((value, i) => 0.6 * value + 0.4 * noise(2)[i]!);
    const expected = naiveSsim(estimate, truth, 1);
    expect(expected).toBeGreaterThan(0.1);
    expect(expected).toBeLessThan(0.95);
    expect(ssim(estimate, truth, size)).toBeCloseTo(expected, 10);
  });

  test('agrees with the definition for 8-bit values', () => {
    const truth = noise(3).map((value) => 255 * value);
    const estimate = truth.map((value, i) => value + 40 * noise(4)[i]!);
    expect(ssim(estimate, truth, { ...size, peak: 255 })).toBeCloseTo(naiveSsim(estimate, truth, 255), 8);
  });

  test('of identical images is 1', () => {
    expect(ssim(noise(5), noise(5), size)).toBeCloseTo(1, 12);
  });

  test('of two constant images is the luminance term alone', () => {
    const c1 = 0.01 ** 2;
    const expected = (2 * 0.2 * 0.6 + c1) / (0.2 ** 2 + 0.6 ** 2 + c1);
    const constant = (value: number): Float64Array => new Float64Array(WIDTH * HEIGHT).fill(value);
    expect(ssim(constant(0.2), constant(0.6), size)).toBeCloseTo(expected, 10);
  });

  test('is symmetric, and negative for an inverted image', () => {
    const image = noise(6);
    const inverse = image.map((value) => 1 - value);
    expect(ssim(image, inverse, size)).toBeCloseTo(ssim(inverse, image, size)!, 12);
    expect(ssim(image, inverse, size)).toBeLessThan(-0.5);
  });

  test('of several channels is the mean over them', () => {
    const truth = noise(7, 2 * WIDTH * HEIGHT);
    const estimate = noise(8, 2 * WIDTH * HEIGHT);
    const plane = (image: Float64Array, channel: number): Float64Array =>
      image.filter((_, i) => i % 2 === channel);
    const each = [0, 1].map((channel) => naiveSsim(plane(estimate, channel), plane(truth, channel), 1));
    expect(ssim(estimate, truth, { ...size, channels: 2 })).toBeCloseTo((each[0]! + each[1]!) / 2, 10);
  });

  test('of an image of exactly one window is defined', () => {
    const image = noise(9, 121);
    expect(ssim(image, image, { width: 11, height: 11 })).toBeCloseTo(1, 12);
  });

  test.each([
    [10, 20],
    [20, 10],
  ])('is undefined for %i × %i pixels, fewer than the window has', (width, height) => {
    const image = new Float32Array(width * height);
    expect(ssim(image, image, { width, height })).toBeUndefined();
    // The arrays are checked all the same.
    expect(() => ssim(image.subarray(1), image, { width, height })).toThrow(RangeError);
  });

  test('refuses arrays that are not of the size', () => {
    expect(() => ssim(noise(1), new Float32Array(7), size)).toThrow(
      new RangeError('ssim: truth must be [height, width, channels], 238 numbers, got 7'),
    );
    expect(() => ssim(noise(1), noise(2), { ...size, channels: 3 })).toThrow(
      new RangeError('ssim: estimate must be [height, width, channels], 714 numbers, got 238'),
    );
  });
});
