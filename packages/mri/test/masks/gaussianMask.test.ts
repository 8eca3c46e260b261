import { seededRandom, threefryRandom } from '@fourier-features/core';
import { coverage, fullMask, gaussianMask } from '@fourier-features/mri';
import { describe, expect, test } from 'vitest';
import { frequenciesOf } from '../arrays.ts';

describe('gaussianMask(options)', () => {
  test('covers 96³ as the published mask does, in total and by distance from DC', () => {
    const shape = [96, 96, 96];
    const mask = gaussianMask({ shape, random: seededRandom(0) });
    expect(coverage(mask)).toBeGreaterThan(0.125);
    expect(coverage(mask)).toBeLessThan(0.1265);
    const rings = Array.from({ length: 84 }, () => ({ sampled: 0, bins: 0 }));
    let [inner, innerSampled] = [0, 0];
    for (let bin = 0; bin < mask.length; bin++) {
      const radius = Math.hypot(...frequenciesOf(bin, shape));
      const ring = rings[Math.round(radius)]!;
      ring.bins++;
      ring.sampled += mask[bin]!;
      if (radius > 10) continue;
      inner++;
      innerSampled += mask[bin]!;
    }
    expect(innerSampled / inner).toBeGreaterThan(0.98);
    for (const [radius, share] of [
      [15, 0.93],
      [20, 0.81],
      [25, 0.61],
      [30, 0.37],
      [40, 0.07],
    ] as const) {
      expect(Math.abs(rings[radius]!.sampled / rings[radius]!.bins - share)).toBeLessThan(0.015);
    }
  });

  test.each([[[96, 96]], [[64, 128]], [[32, 32, 32]], [[24, 40, 31]]])(
    'covers about the same fraction of %j',
    (shape) => {
      const mask = gaussianMask({ shape, random: seededRandom(1) });
      expect(Math.abs(coverage(mask) - 0.1256)).toBeLessThan(0.008);
      expect(mask[0]).toBe(1);
    },
  );

  test('samples only around DC if the deviation is small, and truncates towards 0', () => {
    const shape = [8, 7];
    const mask = gaussianMask({ shape, sampleCount: 50, deviation: 1e-3, random: seededRandom(2) });
    const sampled = [...mask.keys()].filter((bin) => mask[bin] === 1).map((bin) => frequenciesOf(bin, shape));
    expect(sampled.map(([row, column]) => `${row},${column}`).sort()).toEqual([
      '-1,-1',
      '-1,0',
      '0,-1',
      '0,0',
    ]);
  });

  test('is the same for the same seed, with either generator, and different for another', () => {
    const shape = [16, 16];
    for (const generator of [seededRandom, threefryRandom]) {
      const draw = (seed: number): Uint8Array => gaussianMask({ shape, random: generator(seed) });
      expect(draw(4)).toEqual(draw(4));
      expect(draw(5)).not.toEqual(draw(4));
    }
  });

  test('refuses counts and deviations that are not positive', () => {
    const options = { shape: [4, 4], random: seededRandom(0) };
    expect(() => gaussianMask({ ...options, sampleCount: 0 })).toThrow(
      'sampleCount must be a positive integer, got 0',
    );
    expect(() => gaussianMask({ ...options, deviation: 0 })).toThrow(
      'deviation must be positive and finite, in bins, got 0',
    );
    expect(() => gaussianMask({ ...options, shape: [4] })).toThrow('gaussianMask: shape');
  });
});

describe('coverage(mask)', () => {
  test('is the fraction of ones', () => {
    expect(coverage(fullMask([3, 4, 5]))).toBe(1);
    expect(coverage(Float32Array.of(0, 1, 0, 0))).toBe(0.25);
    expect(() => coverage(new Uint8Array(0))).toThrow('at least one bin');
    expect(() => fullMask([0, 4])).toThrow('fullMask: shape');
  });
});
