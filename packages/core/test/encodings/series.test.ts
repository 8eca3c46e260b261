import { encode, seriesEncoding } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { dot } from './dot.ts';

describe('seriesEncoding({ frequencyCount, power })', () => {
  test.each([
    [0, [1, 1, 1, 1]],
    [1, [1, 1 / 2, 1 / 3, 1 / 4]],
    [0.5, [1, Math.SQRT1_2, 1 / Math.sqrt(3), 1 / 2]],
    [Number.POSITIVE_INFINITY, [1, 0, 0, 0]],
  ])('with power %d has b = 1 … m and a = %j', (power, amplitudes) => {
    const encoding = seriesEncoding({ frequencyCount: 4, power });
    expect([...encoding.frequencies]).toEqual([1, 2, 3, 4]);
    expectClose(encoding.amplitudes, amplitudes, 1e-7);
    expect(encoding).toMatchObject({ name: 'series', inputDim: 1, hyperparameters: { power } });
  });

  test('normalised with power 1 tends to the parabola Σ cos(2πjx)/j² = π²(x² − x + 1/6)', () => {
    const encoding = seriesEncoding({ frequencyCount: 2000, power: 1, normalise: true });
    const origin = encode(encoding, [0]);
    for (const x of [0, 0.125, 0.4, 0.9]) {
      const kernel = dot(encode(encoding, [x]), origin);
      expectClose(kernel, 6 * (x * x - x + 1 / 6), 5e-4);
    }
  });

  test.each([-1, Number.NaN])('refuses the power %d', (power) => {
    expect(() => seriesEncoding({ frequencyCount: 2, power })).toThrow(
      new RangeError(`seriesEncoding: power must be at least 0, got ${power}`),
    );
  });

  test('refuses 0 frequencies', () => {
    expect(() => seriesEncoding({ frequencyCount: 0, power: 1 })).toThrow(
      new RangeError('seriesEncoding: frequencyCount must be a positive integer, got 0'),
    );
  });
});
