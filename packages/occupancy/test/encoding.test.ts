import { seededRandom } from '@fourier-features/core';
import { type EncodingName, encoding } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';

const build = (name: EncodingName, scale: number | null) =>
  encoding(name, { scale, frequencyCount: 12, random: seededRandom(0) });

describe('encoding(name, options)', () => {
  test('maps the domain to [−1, 1] for none', () => {
    expect(build('none', null).inputRange).toEqual([-1, 1]);
  });

  test.each([
    ['basic', null],
    ['positional', 64],
    ['gaussian', 12],
  ] as const)('divides the features of %s by the norm of its amplitudes', (name, scale) => {
    expect(Math.hypot(...build(name, scale).amplitudes)).toBeCloseTo(1, 5);
  });

  test('takes the scale of a positional encoding as the highest frequency, in cycles', () => {
    expect(Math.max(...build('positional', 64).frequencies)).toBe(63);
  });

  test('refuses a Gaussian without a scale', () => {
    expect(() => build('gaussian', null)).toThrow('scale of gaussian must be a number');
  });
});
