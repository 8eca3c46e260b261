import { insideTest, type Mesh } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { boxMesh, reversed, together, torusMesh } from '../shapes.ts';

/** Midpoints of 20³ cells of side 0.05, and the volume of those labelled as inside; faces of the boxes lie between them. */
const midpoints = Float32Array.from({ length: 3 * 20 ** 3 }, (_, i) => {
  const cell = Math.floor(i / 3);
  return 0.05 * ((Math.floor(cell / 20 ** (i % 3)) % 20) + 0.5);
});
const volumeOf = (mesh: Mesh): number =>
  insideTest(mesh)
    .label(midpoints)
    .reduce((sum, label) => sum + label * 0.05 ** 3, 0);

const box = (low: number, high: number, x = 0): Mesh => boxMesh([low + x, low, low], [high + x, high, high]);
const [first, second, third] = [box(0.1, 0.5), box(0.3, 0.7), box(0.4, 0.8)];
const side = 0.4 ** 3;

describe('insideTest(mesh) of several parts', () => {
  test.each<[string, Mesh, number]>([
    ['two cubes that overlap in an eighth', together(first, second), 1.875 * side],
    ['the same inside out', reversed(together(first, second)), 1.875 * side],
    [
      'three cubes that all overlap',
      together(first, second, third),
      3 * side - 0.2 ** 3 - 0.1 ** 3 - 0.3 ** 3 + 0.1 ** 3,
    ],
    ['a cube twice', together(first, first), side],
    ['a cube inside another', together(box(0.1, 0.9), second), 0.8 ** 3],
    ['a cube with a cavity', together(box(0.1, 0.9), reversed(second)), 0.8 ** 3 - side],
    [
      'a cube in a cavity',
      together(box(0.1, 0.9), reversed(box(0.2, 0.8)), second),
      0.8 ** 3 - 0.6 ** 3 + side,
    ],
    [
      'a cube with a cavity, inside out',
      reversed(together(box(0.1, 0.9), reversed(second))),
      0.8 ** 3 - side,
    ],
    [
      'a cavity that another cube fills by half',
      together(box(0.1, 0.9), reversed(box(0.3, 0.7)), boxMesh([0.3, 0.3, 0.3], [0.5, 0.7, 0.7])),
      0.8 ** 3 - side / 2,
    ],
    ['two cubes with a common face', together(box(0.1, 0.5), box(0.1, 0.5, 0.4)), 2 * side],
  ])('gives %s its volume', (_, mesh, volume) => {
    expect(insideTest(mesh)).toMatchObject({ closed: true, oriented: true });
    expect(volumeOf(mesh)).toBeCloseTo(volume, 9);
  });

  test('counts how often parts overlap, with the sign of their orientation', () => {
    const at = Float32Array.of(0.15, 0.15, 0.15, 0.45, 0.45, 0.45, 0.95, 0.5, 0.5);
    const winding = (mesh: Mesh): number[] => [...insideTest(mesh).winding!(at)];
    expect(winding(together(first, second, third))).toEqual([1, 3, 0]);
    expect(winding(reversed(first))).toEqual([-1, -1, 0]);
    expect(winding(together(first, reversed(first)))).toEqual([0, 0, 0]);
  });

  test('is inside where a surface passes through itself: a tube about a curve that goes round twice', () => {
    const curve = (t: number): number[] => {
      const ring = 0.28 + 0.06 * Math.cos(t);
      return [0.5 + ring * Math.cos(2 * t), 0.5 + ring * Math.sin(2 * t), 0.5 + 0.06 * Math.sin(t)];
    };
    const [around, across, radius] = [160, 24, 0.1];
    const bent = torusMesh(1, 1, around, across);
    const positions = Float32Array.from({ length: bent.positions.length }, (_, i) => {
      const vertex = Math.floor(i / 3);
      const [t, v] = [(2 * Math.PI * Math.floor(vertex / across)) / around, (2 * Math.PI * vertex) / across];
      const [here, next] = [curve(t), curve(t + 1e-4)];
      const along = [0, 1].map((k) => next[k]! - here[k]!) as [number, number];
      const outwards = [along[1] / Math.hypot(...along), -along[0] / Math.hypot(...along), 0];
      return here[i % 3]! + radius * (Math.cos(v) * outwards[i % 3]! + (i % 3 === 2 ? Math.sin(v) : 0));
    });
    const { oriented, label, winding } = insideTest({ positions, indices: bent.indices });
    expect(oriented).toBe(true);
    const samples = Array.from({ length: 500 }, (_, i) => curve((2 * Math.PI * i) / 500));
    let compared = 0;
    label(midpoints).forEach((found, i) => {
      const distance = samples.reduce(
        (least, place) =>
          Math.min(least, Math.hypot(...place.map((value, k) => value - midpoints[3 * i + k]!))),
        Infinity,
      );
      // Cross-sections are upright, and up to 20° off the curve's.
      if (Math.abs(distance - radius) < 0.012) return;
      compared++;
      expect(found).toBe(distance < radius ? 1 : 0);
    });
    expect(compared).toBeGreaterThan(6000);
    expect(Math.abs(winding!(Float32Array.of(0.78, 0.5, 0.5))[0]!)).toBe(2);
  });

  test('falls back to parity where faces contradict each other', () => {
    const { positions, indices } = first;
    for (const face of [0, 5]) {
      const mixed = { positions, indices: indices.slice() };
      mixed.indices.subarray(3 * face, 3 * face + 3).reverse();
      const found = insideTest(mixed);
      expect([found.closed, found.oriented, found.winding]).toEqual([true, false, undefined]);
      expect(volumeOf(mixed)).toBeCloseTo(side, 9);
    }
  });
});
