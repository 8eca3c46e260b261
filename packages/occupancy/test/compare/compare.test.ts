import { seededRandom } from '@fourier-features/core';
import { chamferDistance, insideTest, surfaceSampler, volumetricIou } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { cubeMesh, sphereMesh } from '../shapes.ts';

const small = sphereMesh(0.3);
const large = sphereMesh(0.4);

describe('chamferDistance(first, second)', () => {
  test('between concentric spheres is the difference of their radii, both ways', async () => {
    const distances = await chamferDistance(small, large, { count: 2000 });
    for (const value of Object.values(distances)) expect(Math.abs(value - 0.1)).toBeLessThan(0.003);
  });

  test('is 0 from a surface to itself', async () => {
    expect((await chamferDistance(large, large, { count: 500 })).largest).toBeLessThan(1e-6);
  });

  test('between a cube and its translate by one side has a closed form', async () => {
    const { positions, indices } = cubeMesh();
    const shifted = { positions: positions.map((value, i) => (i % 3 === 0 ? value + 0.5 : value)), indices };
    const options = { count: 20_000 };
    const { fromFirst, fromSecond } = await chamferDistance({ positions, indices }, shifted, options);
    // One of six faces is shared, at distance 0; one is 0.5 away; four are 0.25 away on average.
    expect(fromFirst).toBeCloseTo(0.25, 2);
    expect(fromSecond).toBeCloseTo(0.25, 2);
  });

  test('agrees with brute force over all pairs of points, on faces as small as points', async () => {
    const places = seededRandom(1).uniforms(3 * 200);
    const specks = {
      positions: Float32Array.from({ length: 9 * 200 }, (_, i) => {
        const [speck, corner, axis] = [Math.floor(i / 9), Math.floor(i / 3) % 3, i % 3];
        return places[3 * speck + axis]! + (corner === axis ? 1e-5 : 0);
      }),
      indices: Uint32Array.from({ length: 600 }, (_, i) => i),
    };
    const { fromSecond } = await chamferDistance(specks, small, { count: 500, seed: 3 });
    const points = surfaceSampler(small, { weighting: 'area' })(500, seededRandom(3).split(2)[1]!);
    let sum = 0;
    for (let i = 0; i < 500; i++) {
      let nearest = Infinity;
      for (let speck = 0; speck < 200; speck++) {
        const offsets = [0, 1, 2].map((k) => points[3 * i + k]! - places[3 * speck + k]!);
        nearest = Math.min(nearest, Math.hypot(...offsets));
      }
      sum += nearest;
    }
    expect(fromSecond).toBeCloseTo(sum / 500, 4);
  });

  test('reports progress up to 1 and can be aborted', async () => {
    const fractions: number[] = [];
    await chamferDistance(small, large, { count: 1500, onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions.length).toBeGreaterThan(2);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    await expect(chamferDistance(small, large, { signal })).rejects.toBe(reason);
  });

  test('refuses surfaces without faces or area', async () => {
    const none = { ...small, indices: new Uint32Array(0) };
    const flat = { ...small, indices: Uint32Array.of(0, 0, 1) };
    for (const other of [none, flat]) {
      await expect(chamferDistance(small, other, { count: 10 })).rejects.toThrow(RangeError);
      await expect(chamferDistance(other, small, { count: 10 })).rejects.toThrow(RangeError);
    }
  });

  test('refuses a count of 0', async () => {
    await expect(chamferDistance(small, large, { count: 0 })).rejects.toThrow(/count .*got 0/);
  });
});

describe('volumetricIou(first, second)', () => {
  test('of concentric balls is the ratio of their volumes', async () => {
    const [inner, outer] = [insideTest(small), insideTest(large)];
    expect(await volumetricIou(inner, outer, { count: 2 ** 16 })).toBeCloseTo((0.3 / 0.4) ** 3, 1);
    expect(await volumetricIou(outer, outer, { count: 1000 })).toBe(1);
  });

  test('of half-overlapping cubes is a third', async () => {
    const { positions, indices } = cubeMesh();
    const shifted = { positions: positions.map((value, i) => (i % 3 === 0 ? value + 0.25 : value)), indices };
    const value = await volumetricIou(insideTest({ positions, indices }), insideTest(shifted), {
      count: 2 ** 16,
    });
    expect(Math.abs(value - 1 / 3)).toBeLessThan(0.01);
  });

  test('of two shapes without an inside is no number, of one 0', async () => {
    const { positions, indices } = cubeMesh();
    const both = { positions, indices: Uint32Array.of(...indices, ...indices.toReversed()) };
    const [none, ball] = [insideTest(both), insideTest(small)];
    expect(await volumetricIou(none, none, { count: 500 })).toBeNaN();
    expect(await volumetricIou(none, ball, { count: 500 })).toBe(0);
    expect(await volumetricIou(ball, none, { count: 500 })).toBe(0);
  });

  test('reports progress up to 1 and can be aborted while it runs', async () => {
    const shape = insideTest(small);
    const fractions: number[] = [];
    await volumetricIou(shape, shape, { count: 6000, onProgress: (fraction) => fractions.push(fraction) });
    // Two pieces of points for each shape.
    expect(fractions).toEqual([4096 / 12_000, 0.5, 0.5 + 4096 / 12_000, 1]);
    const controller = new AbortController();
    const reason = new Error('enough');
    const aborted = volumetricIou(shape, shape, {
      count: 6000,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(aborted).rejects.toBe(reason);
  });

  test('refuses a count of 0', async () => {
    const shape = insideTest(small);
    await expect(volumetricIou(shape, shape, { count: 0 })).rejects.toThrow(/count .*got 0/);
  });
});
