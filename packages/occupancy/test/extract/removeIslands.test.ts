import { type Mesh, removeIslands } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { boxMesh, isManifold, reversed, together, volume } from '../shapes.ts';

const box = (x: number, side: number): Mesh => boxMesh([x, 0, 0], [x + side, side, side]);
/** Volumes 8, 1 and 1/8; the first has a cavity of 1/8 and another cube of 1/64 in it; the second a cavity of 1/64. */
const body = box(0, 2);
const cavity = reversed(boxMesh([0.5, 0.5, 0.5], [1, 1, 1]));
const core = boxMesh([0.625, 0.625, 0.625], [0.875, 0.875, 0.875]);
const island = box(4, 1);
const hole = reversed(boxMesh([4.25, 0.25, 0.25], [4.5, 0.5, 0.5]));
const speck = box(7, 0.5);
const all = together(body, cavity, core, island, hole, speck);
const total = 8 + 1 / 64 + 1 + 1 / 8;

describe('removeIslands(mesh, { minComponent })', () => {
  test.each([
    [0, all, 0, 0],
    [1 / 512, all, 0, 0],
    [0.01, together(body, cavity, island, hole, speck), 1, 1 / 64],
    [0.1, together(body, cavity, island, hole), 2, 1 / 64 + 1 / 8],
    [0.13, together(body, cavity), 3, 1 / 64 + 1 / 8 + 1],
    [1, together(body, cavity), 3, 1 / 64 + 1 / 8 + 1],
  ])(
    'keeps components of at least %d of the largest, with their cavities',
    (minComponent, kept, removed, share) => {
      const found = removeIslands(all, { minComponent });
      expect([...found.mesh.positions]).toEqual([...kept.positions]);
      expect([...found.mesh.indices]).toEqual([...kept.indices]);
      expect(found.components).toBe(4);
      expect(found.removedComponents).toBe(removed);
      expect(found.removedShare).toBeCloseTo(share / total, 12);
      expect(found.islandShare).toBeCloseTo(1 - 8 / total, 12);
      expect(volume(found.mesh)).toBeCloseTo(volume(kept), 5);
      expect(isManifold(found.mesh)).toBe(true);
    },
  );

  test('keeps normals and the origin with their vertices', () => {
    const mesh = together(speck, body);
    const marked = {
      ...mesh,
      normals: mesh.positions.map((value) => value + 100),
      origin: [1, 2, 3] as const,
    };
    const found = removeIslands(marked, { minComponent: 1 }).mesh;
    expect(found.normals).toEqual(found.positions.map((value) => value + 100));
    expect([found.positions.length, found.origin]).toEqual([24, [1, 2, 3]]);
  });

  test('has no islands in one component', () => {
    expect(removeIslands(body, { minComponent: 1 })).toEqual({
      mesh: body,
      components: 1,
      islandShare: 0,
      removedComponents: 0,
      removedShare: 0,
    });
  });

  test.each([-0.1, 1.5, Number.NaN])('refuses a share of %d', (minComponent) => {
    expect(() => removeIslands(body, { minComponent })).toThrow(
      `minComponent must be from 0 to 1, a share of the largest volume, got ${minComponent}`,
    );
  });
});
