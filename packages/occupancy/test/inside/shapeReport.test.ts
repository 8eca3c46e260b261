import { type Mesh, shape, shapeReport } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { boxMesh, cubeMesh, reversed, sphereMesh, together } from '../shapes.ts';

const report = (mesh: Mesh, count = 2 ** 15) => shapeReport(shape(mesh), { count });
const cube = (low: number, high: number): Mesh => boxMesh([low, low, low], [high, high, high]);
/** Φ(t) − ½, by 1000 steps of the trapezoidal rule. */
const normalShare = (t: number): number => {
  const density = (x: number): number => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return Array.from({ length: 1000 }, (_, i) => density(((i + 0.5) * t) / 1000) * (t / 1000)).reduce(
    (a, b) => a + b,
  );
};

describe('shapeReport(shape)', () => {
  test('measures the share of the box inside a ball, and of points near its surface', () => {
    const { insideShare, nearSurfaceShare, overlapShare, invertedShare, doubtfulShare } = report(
      sphereMesh(1, 0),
    );
    expect(Math.abs(insideShare - Math.PI / 6)).toBeLessThan(0.012);
    expect(Math.abs(nearSurfaceShare - 0.5)).toBeLessThan(0.02);
    expect([overlapShare, invertedShare, doubtfulShare]).toEqual([0, 0, 0]);
  });

  test('measures overlaps and parts that are inside out', () => {
    // Of a volume of 15/8, an eighth is inside twice.
    expect(report(together(cube(0, 1), cube(0.5, 1.5))).overlapShare).toBeCloseTo(1 / 15, 1.9);
    const mixed = report(together(cube(0, 1), reversed(cube(3, 5))));
    expect(mixed.invertedShare).toBeCloseTo(8 / 9, 1);
    expect(mixed.overlapShare).toBe(0);
    expect(report(reversed(cube(0, 1))).invertedShare).toBe(1);
  });

  test.each([0.0005, 0.002, 0.01])('measures a plate of thickness %d near its surface', (thickness) => {
    const plate = boxMesh([0, 0, 0], [1, 1, thickness]);
    // Points start on either face, with noise of 0.01 across it.
    const expected = normalShare(thickness / 0.01);
    expect(Math.abs(report(plate).nearSurfaceShare - expected)).toBeLessThan(0.006 + 0.03 * expected);
  });

  test('finds no inside in a double-sided cube or a sheet', () => {
    const none = { insideShare: 0, nearSurfaceShare: 0 };
    expect(report(together(cubeMesh(), reversed(cubeMesh())))).toMatchObject({ ...none, overlapShare: 0 });
    const sheet = {
      positions: Float32Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0),
      indices: Uint32Array.of(0, 1, 2, 0, 2, 3),
    };
    expect(report(sheet, 2 ** 12)).toMatchObject(none);
  });

  test('has no overlap where faces contradict each other', () => {
    const { positions, indices } = cubeMesh();
    const mixed = { positions, indices: Uint32Array.of(indices[1]!, indices[0]!, ...indices.subarray(2)) };
    expect(report(mixed)).toMatchObject({ overlapShare: null, invertedShare: null });
  });

  test('refuses a count of 0', () => {
    expect(() => report(cubeMesh(), 0)).toThrow(/shapeReport: count .*got 0/);
  });
});
