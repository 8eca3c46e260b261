import { encode, fourierEncoding } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { dot } from './dot.ts';

describe('fourierEncoding({ inputDim, frequencies, amplitudes })', () => {
  test('keeps copies of B and a', () => {
    const frequencies = Float32Array.of(1, 2, 3, 4);
    const encoding = fourierEncoding({ inputDim: 2, frequencies });
    frequencies[0] = 9;
    expect([...encoding.frequencies]).toEqual([1, 2, 3, 4]);
    expect([...encoding.amplitudes]).toEqual([1, 1]);
    expect(encoding).toMatchObject({ name: 'custom', frequencyCount: 2, outputDim: 4 });
  });

  test('normalised has ‖γ‖ = 1 everywhere and keeps the ratios of a', () => {
    const encoding = fourierEncoding({
      inputDim: 1,
      frequencies: [1, 2.5, 7],
      amplitudes: [1, 2, 2],
      normalise: true,
    });
    expectClose(encoding.amplitudes, [1 / 3, 2 / 3, 2 / 3], 1e-7);
    for (const v of [0, 0.1, 0.77, 12.5]) {
      const features = encode(encoding, [v]);
      expectClose(dot(features, features), 1, 1e-6);
    }
  });

  test('normalises many amplitudes', () => {
    const count = 300_000;
    const encoding = fourierEncoding({
      inputDim: 1,
      frequencies: new Float32Array(count).fill(1),
      normalise: true,
    });
    expectClose(encoding.amplitudes[count - 1]!, 1 / Math.sqrt(count), 1e-8);
  });

  test('records that it is normalised', () => {
    const options = { inputDim: 1, frequencies: [1] };
    expect(fourierEncoding({ ...options, normalise: true }).hyperparameters).toEqual({ normalise: true });
    expect(fourierEncoding(options).hyperparameters).toEqual({});
  });

  test('can be trainable', () => {
    expect(fourierEncoding({ inputDim: 1, frequencies: [1], trainable: true }).trainable).toBe(true);
  });

  test.each([
    [{ inputDim: 2, frequencies: [1, 2, 3] }, 'frequencies must be [m, 2] with m at least 1, got 3 numbers'],
    [{ inputDim: 2, frequencies: [] }, 'frequencies must be [m, 2] with m at least 1, got 0 numbers'],
    [{ inputDim: 0, frequencies: [1] }, 'inputDim must be a positive integer, got 0'],
    [
      { inputDim: 1, frequencies: [1, 2], amplitudes: [1] },
      'amplitudes must be [m], one per frequency, 2 numbers, got 1',
    ],
    [
      { inputDim: 1, frequencies: [1, Number.NaN] },
      'frequencies must be finite, in float32, got NaN at index 1',
    ],
    [{ inputDim: 1, frequencies: [1e39] }, 'frequencies must be finite, in float32, got Infinity at index 0'],
    [
      { inputDim: 1, frequencies: [1], amplitudes: [Number.NaN] },
      'amplitudes must be finite, in float32, got NaN at index 0',
    ],
    [
      { inputDim: 1, frequencies: [1], amplitudes: [0], normalise: true },
      'amplitudes must not all be 0 if normalise is true',
    ],
    [
      { inputDim: 1, frequencies: [1], inputRange: [1, 1] as const },
      'inputRange must be two different finite numbers, got [1, 1]',
    ],
    [
      { inputDim: 1, frequencies: [1], inputRange: [0, Number.POSITIVE_INFINITY] as const },
      'inputRange must be two different finite numbers, got [0, Infinity]',
    ],
  ])('refuses %j', (options, message) => {
    expect(() => fourierEncoding(options)).toThrow(new RangeError(`fourierEncoding: ${message}`));
  });
});
