import { readFile } from 'node:fs/promises';
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
    const random = seededRandom(2);
    const mask = gaussianMask({ shape, sampleCount: 50, deviation: 1e-3, centreFraction: 0, random });
    const sampled = [...mask.keys()].filter((bin) => mask[bin] === 1).map((bin) => frequenciesOf(bin, shape));
    expect(sampled.map(([row, column]) => `${row},${column}`).sort()).toEqual([
      '-1,-1',
      '-1,0',
      '0,-1',
      '0,0',
    ]);
  });

  // 0.08 of each axis, rounded, at least 1: from −⌊w/2⌋ up.
  test.each([
    [
      [24, 32],
      [-1, 0],
      [-1, 1],
    ],
    [
      [16, 6],
      [0, 0],
      [0, 0],
    ],
    [
      [24, 40, 31],
      [-1, 0],
      [-1, 1],
      [-1, 0],
    ],
  ])('samples DC and every bin of the centre for each of 200 seeds, on %j', (shape, ...centre) => {
    const dim = shape.length;
    const sides = centre as [number, number][];
    const central = [...Array(shape.reduce((a, b) => a * b)).keys()].filter((bin) =>
      frequenciesOf(bin, shape).every((f, axis) => f >= sides[axis]![0] && f <= sides[axis]![1]),
    );
    expect(central).toContain(0);
    const seeds = dim === 2 ? 200 : 20;
    let missing = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const mask = gaussianMask({ shape, random: seededRandom(seed) });
      const published = gaussianMask({ shape, centreFraction: 0, random: seededRandom(seed) });
      expect(central.every((bin) => mask[bin] === 1)).toBe(true);
      for (const bin of central) published[bin] = 1;
      expect(mask).toEqual(published);
      missing += 1 - gaussianMask({ shape, centreFraction: 0, random: seededRandom(seed) })[0]!;
    }
    // A plane's density at DC is N/(2π·192/96²) = 1.27 draws per bin: e^−1.27 of the published masks miss it.
    if (dim === 2) expect(Math.abs(missing / seeds - Math.exp(-1.27))).toBeLessThan(0.1);
  });

  test('is the mask of the recorded experiments without a centre', async () => {
    const record = new URL('../../experiments/records/quick.json', import.meta.url);
    const { results } = JSON.parse(await readFile(record, 'utf8')) as { results: { coverage: number }[] };
    const random = seededRandom(0);
    expect(results.length).toBeGreaterThan(0);
    const sampled = coverage(gaussianMask({ shape: [32, 32, 32], centreFraction: 0, random }));
    for (const result of results) expect(result.coverage).toBe(sampled);
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
    expect(() => gaussianMask({ ...options, centreFraction: 1.5 })).toThrow(
      'gaussianMask: centreFraction must be in [0, 1], got 1.5',
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
