import { seededRandom } from '@fourier-features/core';
import { type EncodingName, encoding } from '@fourier-features/image';
import { describe, expect, test } from 'vitest';

const build = (name: EncodingName, scale: number | null, frequencyCount = 8) =>
  encoding(name, { scale, frequencyCount, random: seededRandom(0) });

const highest = ({ frequencies }: { frequencies: Float32Array }): number =>
  Math.max(...frequencies.map(Math.abs));

describe('encoding(name, options)', () => {
  test('has two coordinates, whatever the name', () => {
    expect(build('none', null).outputDim).toBe(2);
    expect(build('basic', null).outputDim).toBe(4);
    expect(build('positional', 64).outputDim).toBe(16);
    expect(build('gaussian', 10).outputDim).toBe(16);
  });

  test('takes the scale of positional encodings as the highest frequency, in cycles', () => {
    expect(highest(build('positional', 64))).toBe(63);
    // σ^(j/k) with σ = 64 and k = 4 frequencies per axis.
    expect(highest(build('positional-text', 64))).toBeCloseTo(64 ** 0.75, 4);
  });

  test('takes the scale of a Gaussian as the deviation of B', () => {
    const { frequencies } = build('gaussian', 3, 20_000);
    const squares = frequencies.reduce((sum, value) => sum + value * value, 0);
    expect(Math.sqrt(squares / frequencies.length)).toBeCloseTo(3, 1);
  });

  test('refuses a Gaussian without a scale', () => {
    expect(() => build('gaussian', null)).toThrow('scale of gaussian must be a number');
  });
});
