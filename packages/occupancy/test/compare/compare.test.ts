import { seededRandom } from '@fourier-features/core';
import {
  chamferDistance,
  createInsideTest,
  surfaceSampler,
  volumetricIou,
} from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { cubeMesh, sphereMesh } from '../shapes.ts';

const small = sphereMesh(0.3);
const large = sphereMesh(0.4);

describe('chamferDistance(first, second)', () => {
  test('between concentric spheres is the difference of their radii, both ways', () => {
    const distances = chamferDistance(small, large, { count: 2000 });
    for (const value of Object.values(distances)) expect(Math.abs(value - 0.1)).toBeLessThan(0.003);
  });

  test('is 0 from a surface to itself', () => {
    expect(chamferDistance(large, large, { count: 500 }).largest).toBeLessThan(1e-6);
  });

  test('between a cube and one shifted by its side is known in closed form one way', () => {
    const { positions, indices } = cubeMesh();
    const shifted = { positions: positions.map((value, i) => (i % 3 === 0 ? value + 0.5 : value)), indices };
    const { fromFirst, fromSecond } = chamferDistance({ positions, indices }, shifted, { count: 20_000 });
    // Of six faces one is shared (0), one is 0.5 away, four are 0.25 away in the mean.
    expect(fromFirst).toBeCloseTo(0.25, 2);
    expect(fromSecond).toBeCloseTo(0.25, 2);
  });

  test('is that of brute force: every point to every corner, on a mesh of one far corner each', () => {
    // Faces so small that they are points.
    const places = seededRandom(1).uniforms(3 * 200);
    const specks = {
      positions: Float32Array.from({ length: 9 * 200 }, (_, i) => {
        const [speck, corner, axis] = [Math.floor(i / 9), Math.floor(i / 3) % 3, i % 3];
        return places[3 * speck + axis]! + (corner === axis ? 1e-5 : 0);
      }),
      indices: Uint32Array.from({ length: 600 }, (_, i) => i),
    };
    const { fromSecond } = chamferDistance(specks, small, { count: 500, seed: 3 });
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

  test('refuses no points', () => {
    expect(() => chamferDistance(small, large, { count: 0 })).toThrow('count must be a whole number');
  });
});

describe('volumetricIou(first, second)', () => {
  test('of concentric balls is the ratio of their volumes', () => {
    const [inner, outer] = [createInsideTest(small), createInsideTest(large)];
    expect(volumetricIou(inner, outer, { count: 2 ** 16 })).toBeCloseTo((0.3 / 0.4) ** 3, 1);
    expect(volumetricIou(outer, outer, { count: 1000 })).toBe(1);
  });

  test('of half-overlapping cubes is a third', () => {
    const { positions, indices } = cubeMesh();
    const shifted = { positions: positions.map((value, i) => (i % 3 === 0 ? value + 0.25 : value)), indices };
    const value = volumetricIou(createInsideTest({ positions, indices }), createInsideTest(shifted), {
      count: 2 ** 16,
    });
    expect(Math.abs(value - 1 / 3)).toBeLessThan(0.01);
  });
});
