import { heldOutPoints, insideTest, meshBounds } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { torusMesh } from './shapes.ts';

const mesh = torusMesh(0.3, 0.12);
const shape = { mesh, insideTest: insideTest(mesh) };

/** Returns the signed distance to the torus that the mesh approximates. */
const distance = (points: Float32Array, i: number): number => {
  const [x, y, z] = points.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number];
  return Math.hypot(Math.hypot(x - 0.5, y - 0.5) - 0.3, z - 0.5) - 0.12;
};

describe('heldOutPoints(options)', () => {
  test('draws one set in the box of the shape and one near its surface, labelled', async () => {
    const { uniform, boundary } = await heldOutPoints({ shape, count: 6000 });
    const { min, max } = meshBounds(mesh, 1e-3);
    expect(uniform.points.every((value, i) => value >= min[i % 3]! && value <= max[i % 3]!)).toBe(true);
    for (const { points, labels } of [uniform, boundary!]) {
      labels.forEach((label, i) => {
        const d = distance(points, i);
        if (Math.abs(d) > 0.005) expect(label).toBe(d < 0 ? 1 : 0);
      });
    }
    // The deviation of the noise is 0.01.
    for (let i = 0; i < 6000; i++) expect(Math.abs(distance(boundary!.points, i))).toBeLessThan(0.06);
    const inside = boundary!.labels.reduce((sum, label) => sum + label, 0) / 6000;
    expect(Math.abs(inside - 0.5)).toBeLessThan(0.05);
  });

  test('draws the same points for the same seed and others for another', async () => {
    const { uniform } = await heldOutPoints({ shape, count: 100 });
    expect((await heldOutPoints({ shape, count: 100, seed: 1 })).uniform.points).toEqual(uniform.points);
    expect((await heldOutPoints({ shape, count: 100, seed: 2 })).uniform.points).not.toEqual(uniform.points);
  });

  test('has no boundary set without a mesh; the uniform one is the same', async () => {
    const points = await heldOutPoints({ shape: { insideTest: shape.insideTest }, count: 100 });
    expect(Object.keys(points)).toEqual(['uniform']);
    expect(points.uniform).toEqual((await heldOutPoints({ shape, count: 100 })).uniform);
  });

  test('reports progress up to 1 and can be aborted while it runs', async () => {
    const fractions: number[] = [];
    await heldOutPoints({ shape, count: 6000, onProgress: (fraction) => fractions.push(fraction) });
    // Two pieces of points for each set.
    expect(fractions).toEqual([4096 / 12_000, 0.5, 0.5 + 4096 / 12_000, 1]);
    const controller = new AbortController();
    const reason = new Error('enough');
    const aborted = heldOutPoints({
      shape,
      count: 6000,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(aborted).rejects.toBe(reason);
  });

  test('refuses a count of 0', async () => {
    await expect(heldOutPoints({ shape, count: 0 })).rejects.toThrow(/count .*got 0/);
  });
});
