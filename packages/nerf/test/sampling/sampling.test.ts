import { seededRandom } from '@fourier-features/core';
import {
  depthIntervals,
  shuffledIndex,
  spreadSamples,
  stratifiedDepths,
} from '@fourier-features/nerf/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

describe('stratifiedDepths(options)', () => {
  const range = { samples: 5, near: 2, far: 6 };

  test('includes near and far, without jitter', () => {
    expectClose(stratifiedDepths({ ...range, rays: 2 }), [2, 3, 4, 5, 6, 2, 3, 4, 5, 6], 1e-12);
  });

  test('jitters forwards, uniformly over (far − near)/samples, independently for every sample', () => {
    const rays = 4000;
    const moved = stratifiedDepths({ ...range, rays, jitter: seededRandom(1) });
    const shifts = moved.map((z, i) => (z - (2 + (i % 5))) / 0.8);
    expect(shifts.every((u) => u > -1e-6 && u < 1 + 1e-6)).toBe(true);
    const mean = shifts.reduce((a, b) => a + b) / shifts.length;
    const variance = shifts.reduce((sum, u) => sum + (u - mean) ** 2, 0) / shifts.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.005);
    const neighbours = shifts.reduce(
      (sum, u, i) => sum + (i === 0 ? 0 : (u - mean) * (shifts[i - 1]! - mean)),
      0,
    );
    expect(Math.abs(neighbours / shifts.length / variance)).toBeLessThan(0.03);
  });

  test('refuses an empty range and a single sample', () => {
    expect(() => stratifiedDepths({ ...range, rays: 1, far: 2 })).toThrow(/near and far/);
    expect(() => stratifiedDepths({ ...range, rays: 1, samples: 1 })).toThrow(/at least 2/);
  });
});

describe('depthIntervals(depths, samples, last)', () => {
  test('are distances to the next sample, and 1e10 or the given length at the end of each ray', () => {
    expectClose(depthIntervals([1, 2, 4, 1, 3, 6], 3), [1, 2, 1e10, 2, 3, 1e10], 0);
    expectClose(depthIntervals([1, 2, 4], 3, 0.5), [1, 2, 0.5], 0);
  });
});

describe('spreadSamples(intervals, written, samples, offset, depths, from)', () => {
  test('spreads samples evenly over the intervals, none between them', () => {
    const depths = new Float64Array(8);
    const length = spreadSamples(Float64Array.from([1, 2, 5, 6, 0, 0]), 4, 8, () => 0.5, depths, 0);
    expect(length).toBeCloseTo(0.25, 12);
    expectClose(depths, [1.125, 1.375, 1.625, 1.875, 5.125, 5.375, 5.625, 5.875], 1e-12);
  });

  test('never leaves the intervals, for any offsets', () => {
    const random = seededRandom(5);
    const intervals = Float64Array.from([0.1, 0.15, 0.2, 0.9, 3, 3.01]);
    const depths = new Float64Array(64);
    spreadSamples(intervals, 6, 64, () => random.uniforms(1)[0]!, depths, 0);
    for (const z of depths) {
      const inside = [0, 2, 4].some((i) => z >= intervals[i]! - 1e-12 && z <= intervals[i + 1]! + 1e-12);
      expect(inside, `depth ${z}`).toBe(true);
    }
  });
});

describe('shuffledIndex(count, seed)', () => {
  test.each([1, 2, 5, 64, 1000])(
    'visits each of %i once, in a different order for a different seed',
    (count) => {
      const order = Array.from({ length: count }, (_, i) => shuffledIndex(count, 7)(i));
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      if (count > 10) expect(Array.from(order, (_, i) => shuffledIndex(count, 8)(i))).not.toEqual(order);
    },
  );

  test('takes blocks from the whole range', () => {
    const order = shuffledIndex(100_000, 0);
    const mean = Array.from({ length: 1000 }, (_, i) => order(i)).reduce((a, b) => a + b) / 1000;
    expect(Math.abs(mean / 100_000 - 0.5)).toBeLessThan(0.05);
  });
});
