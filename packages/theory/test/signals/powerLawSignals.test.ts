import { seededRandom, threefryRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { normaliseTogether, powerLawSet, powerLawSignal } from '@fourier-features/theory';
import { dft } from '@fourier-features/theory/internal';
import { describe, expect, test } from 'vitest';
import { publishedSignal } from '../../experiments/published.ts';

describe('powerLawSignal(…)', () => {
  test('draws the target of the published 1-D figures from key 0', () => {
    const training = publishedSignal().filter((_, x) => x % 8 === 0);
    const published = [
      0.4784, -0.0299, -0.075, 0.2463, 0.2975, -0.0479, 0.0697, -0.2844, 0.0776, -0.1185, 0.2928, 0.3563,
      0.3917, 0.014, 0.0903, -0.0169, 0.2563, 0.087, -0.0907, -0.0852, -0.1361, -0.4236, -0.2932, -0.212,
      -0.2821, -0.1307, 0.0778, 0.0271, -0.0238, -0.0277, 0.1237, 0.1875,
    ];
    expectClose(training, published, 1e-4);
  });

  test('has amplitudes that fall as (1 + k)^−α, and 0 beyond the band limit', () => {
    const energy = new Float64Array(33);
    const random = seededRandom(1);
    const count = 400;
    for (let i = 0; i < count; i++) {
      const { real, imaginary } = dft(powerLawSignal({ length: 64, alpha: 1.5, bandLimit: 20, random }));
      for (let k = 0; k <= 32; k++) energy[k]! += (real[k]! ** 2 + imaginary[k]! ** 2) / count;
    }
    // Bins of negative frequency are cut off, so the real part halves amplitudes: E|X_k|² = 2/4·(1 + k)^−2α.
    for (let k = 1; k < 20; k++) expectClose(energy[k]! * 2 * (1 + k) ** 3, 1, 0.2);
    expectClose(energy.subarray(20), new Float64Array(13), 1e-12);
  });

  test('refuses options that are out of range', () => {
    const random = seededRandom(1);
    expect(() => powerLawSignal({ length: 0, alpha: 1, random })).toThrow(
      'length must be a positive integer, got 0',
    );
    expect(() => powerLawSignal({ length: 8, alpha: -1, random })).toThrow(
      'alpha must be at least 0, got -1',
    );
  });
});

test('powerLawSet maps all signals together to [−½, ½] and returns a generator for other signals', () => {
  const { signals, random } = powerLawSet({ length: 16, alpha: 1, count: 3, random: threefryRandom(0) });
  const all = signals.flatMap((signal) => Array.from(signal));
  expectClose([Math.min(...all), Math.max(...all)], [-0.5, 0.5], 1e-12);
  const next = powerLawSet({ length: 16, alpha: 1, count: 3, random });
  expect(next.signals[0]).not.toEqual(signals[0]);
});

test('normaliseTogether refuses constants', () => {
  expect(() => normaliseTogether([new Float64Array(4)])).toThrow('signals must not be constant');
});
