import * as nerf from '@fourier-features/nerf';
import { expectAbortHeard, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analyticEngine, radianceField as field } from './analytic.ts';

const options = {
  engine: analyticEngine((x, y, z) => 100 * x + 10 * y + z),
  bounds: { min: [0, 0, 0], max: [2, 1, 1] },
  resolution: 3,
  density: 'relu',
} as const;

describe('densityOnGrid(field, options)', () => {
  test('has x fastest and both ends of the box, and reports every plane', async () => {
    const progress: number[] = [];
    const onProgress = (fraction: number) => progress.push(fraction);
    const density = await nerf.densityOnGrid(field, { ...options, onProgress });
    expectClose(density.subarray(0, 4), [0, 100, 200, 5], 1e-5);
    expectClose(density[26]!, 211, 1e-4);
    expect(progress).toEqual([1 / 3, 2 / 3, 1]);
  });

  test('hears an abort while the engine evaluates', () =>
    expectAbortHeard((hanging) => nerf.densityOnGrid(field, { ...options, ...hanging })));

  test('rejects for an abort and for bad options', async () => {
    const signal = AbortSignal.abort(new Error('no mesh'));
    await expect(nerf.densityOnGrid(field, { ...options, signal })).rejects.toThrow('no mesh');
    await expect(nerf.densityOnGrid(field, { ...options, resolution: 1 })).rejects.toThrow(
      /resolution must be an integer of at least 2, in points, got 1/,
    );
    const bounds = { min: [0, 0, 0], max: [1, 0, 1] } as const;
    await expect(nerf.densityOnGrid(field, { ...options, bounds })).rejects.toThrow(/min below max/);
  });
});

describe('defaultThreshold(bounds)', () => {
  test('is the density of which a 32nd of the longest side transmits half of the light', () => {
    const threshold = nerf.defaultThreshold({ min: [-1, 0, 2], max: [1, 8, 3] });
    expect(Math.exp(-threshold * (8 / 32))).toBeCloseTo(0.5, 12);
  });

  test('refuses an empty box', () => {
    expect(() => nerf.defaultThreshold({ min: [0, 0, 0], max: [1, 1, 0] })).toThrow(/min below max/);
  });
});
