import { seededRandom } from '@fourier-features/core';
import { boundarySampler, surfaceSampler, uniformSampler } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { cubeMesh } from '../shapes.ts';

const COUNT = 20_000;

/** A right triangle of area 1/2 at z = 0 and one of area 2 at z = 1. */
const twoFaces = {
  positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 1, 0, 2, 1),
  indices: Uint32Array.of(0, 1, 2, 3, 4, 5),
};

const column = (points: Float32Array, axis: number): number[] =>
  Array.from({ length: points.length / 3 }, (_, i) => points[3 * i + axis]!);
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: number[]): number => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
};

describe('uniformSampler(bounds)', () => {
  test('fills its box evenly', () => {
    const points = uniformSampler({ min: [0, -1, 2], max: [1, 3, 2.5] })(COUNT, seededRandom(1));
    for (const [axis, low, high] of [
      [0, 0, 1],
      [1, -1, 3],
      [2, 2, 2.5],
    ] as const) {
      const values = column(points, axis);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...values)).toBeLessThanOrEqual(high);
      expect(Math.abs(mean(values) - (low + high) / 2)).toBeLessThan(0.01 * (high - low));
      expect(deviation(values) / (high - low)).toBeCloseTo(Math.sqrt(1 / 12), 2);
    }
  });

  test('refuses an empty box', () => {
    expect(() => uniformSampler({ min: [0, 0, 0], max: [1, 0, 1] })).toThrow('got 0 to 0 on axis 1');
  });
});

describe('surfaceSampler(mesh, options)', () => {
  test.each([
    ['face', 0.5],
    ['area', 0.8],
  ] as const)('weights by %s', (weighting, fractionOnLarger) => {
    const points = surfaceSampler(twoFaces, { weighting })(COUNT, seededRandom(2));
    expect(mean(column(points, 2))).toBeCloseTo(fractionOnLarger, 2);
  });

  test('is uniform on a face: mean and second moments are those of a triangle', () => {
    const triangle = { ...twoFaces, indices: twoFaces.indices.slice(0, 3) };
    const points = surfaceSampler(triangle)(COUNT, seededRandom(3));
    for (const axis of [0, 1]) {
      expect(mean(column(points, axis))).toBeCloseTo(1 / 3, 2);
      expect(deviation(column(points, axis))).toBeCloseTo(Math.sqrt(1 / 18), 2);
    }
    column(points, 0).forEach((x, i) => {
      expect(x + points[3 * i + 1]!).toBeLessThanOrEqual(1 + 1e-6);
    });
  });

  test('refuses negative noise and a surface without area', () => {
    expect(() => surfaceSampler(twoFaces, { weighting: 'edge' as 'area' })).toThrow(
      'must be one of face, area',
    );
    expect(() => surfaceSampler(twoFaces, { noise: -1 })).toThrow('noise must be at least 0');
    const flat = { ...twoFaces, indices: Uint32Array.of(0, 0, 1) };
    expect(() => surfaceSampler(flat, { weighting: 'area' })).toThrow('positive area');
  });
});

describe('boundarySampler(mesh)', () => {
  test('adds normal noise of 0.01 to each coordinate, the same for the same seed', () => {
    const triangle = { ...twoFaces, indices: twoFaces.indices.slice(0, 3) };
    const points = boundarySampler(triangle)(COUNT, seededRandom(4));
    expect(deviation(column(points, 2))).toBeCloseTo(0.01, 3);
    expect(boundarySampler(triangle)(COUNT, seededRandom(4))).toEqual(points);
  });

  test('straddles the surface of a cube', () => {
    const points = boundarySampler(cubeMesh())(COUNT, seededRandom(5));
    const outside = Array.from({ length: COUNT }, (_, i) =>
      points.subarray(3 * i, 3 * i + 3).some((value) => Math.abs(value - 0.5) > 0.25) ? 1 : 0,
    );
    expect(Math.abs(mean(outside) - 0.5)).toBeLessThan(0.04);
  });
});
