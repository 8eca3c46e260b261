import { outputSpread } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const waves = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i) + (i % 3));

describe('outputSpread(values, targets, channels)', () => {
  test('is the factor by which values are stretched about the mean of their channel', () => {
    const stretched = waves.map((value, i) => 0.5 * value + 7 * (i % 3));
    expect(outputSpread(stretched, waves, 3)!.ratio).toBeCloseTo(0.5, 5);
    expect(outputSpread(waves, waves, 3)).toEqual({ ratio: 1, dead: false });
  });

  test('calls a network dead whose channels are constant, and no other', () => {
    const colours = waves.map((_, i) => [0.9, 0.5, 0.1][i % 3]!);
    expect(outputSpread(colours, waves, 3)!.dead).toBe(true);
    expect(
      outputSpread(
        colours.map((value, i) => value + 0.01 * waves[i]!),
        waves,
        3,
      )!.dead,
    ).toBe(false);
    expect(outputSpread(colours, waves, 1)!.dead).toBe(false);
  });

  test('is undefined where a constant is right', () => {
    expect(outputSpread(waves, new Float32Array(60).fill(1), 1)).toBeUndefined();
  });

  test('refuses arrays of different lengths', () => {
    expect(() => outputSpread(waves, new Float32Array(3), 1)).toThrow(
      /^outputSpread: values must be \[n, channels\] like targets, 3 numbers, got 60$/,
    );
  });
});
