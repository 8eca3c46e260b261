import { cleanMesh, type Mesh, meshReport } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { cube, tetrahedron, toMesh, torus } from './solids.ts';

/** The same triangles without shared vertices, each moved by up to `distance` along every axis. */
function soup({ positions, indices }: Mesh, distance = 0): Mesh {
  const apart = Float32Array.from({ length: 3 * indices.length }, (_, i) => {
    return positions[3 * indices[Math.floor(i / 3)]! + (i % 3)]! + distance * Math.sin(i);
  });
  return { positions: apart, indices: indices.map((_, i) => i) };
}

/** Number of vertices that equal an earlier one, by comparing their coordinates as text. */
function naiveMerges({ positions }: Mesh): number {
  const points = Array.from({ length: positions.length / 3 }, (_, i) =>
    positions.slice(3 * i, 3 * i + 3).join(),
  );
  return points.length - new Set(points).size;
}

describe('cleanMesh(mesh, { tolerance })', () => {
  test('leaves a clean mesh unchanged', async () => {
    const mesh = torus(12);
    expect(await cleanMesh(mesh)).toEqual({
      mesh,
      mergedVertices: 0,
      unusedVertices: 0,
      degenerateFaces: 0,
      duplicateFaces: 0,
    });
  });

  test('welds separate triangles into a closed surface', async () => {
    const triangles = soup(torus(12));
    const { mesh, mergedVertices } = await cleanMesh(triangles);
    expect(mergedVertices).toBe(naiveMerges(triangles));
    expect(await meshReport(mesh)).toMatchObject({ vertices: 144, faces: 288, watertight: true, genus: 1 });
  });

  test('treats 0 and −0 as equal', async () => {
    const positions = new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0, -0, -0, 0, 1, -0, 0, 0, 0, 1]);
    const indices = new Uint32Array([0, 1, 2, 3, 4, 5]);
    expect((await cleanMesh({ positions, indices })).mergedVertices).toBe(2);
  });

  test.each([1e-6, 1e-3, 0.02])('merges vertices within a tolerance, moved by up to %d', async (distance) => {
    const triangles = soup(torus(12), distance);
    const { mesh } = await cleanMesh(triangles, { tolerance: 4 * distance });
    expect(await meshReport(mesh)).toMatchObject({ vertices: 144, watertight: true });
  });

  test('does not collapse a chain of near vertices', async () => {
    const positions = Float32Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? i / 3 : 0));
    const indices = new Uint32Array([1, 3, 5, 3, 5, 7, 5, 7, 9]);
    const { mesh, mergedVertices } = await cleanMesh({ positions, indices }, { tolerance: 1 });
    expect([...mesh.positions].filter((_, i) => i % 3 === 0)).toEqual([0, 2, 4, 6, 8]);
    expect(mergedVertices).toBe(5);
  });

  test('takes linear time at any tolerance', async () => {
    const mesh = torus(100);
    for (const tolerance of [5e-324, 1e-40, 1e-300, 1e-9, 0.01]) {
      expect((await cleanMesh(mesh, { tolerance })).mergedVertices).toBe(0);
    }
  });

  test('removes degenerate and duplicate faces and unused vertices', async () => {
    const { points, faces } = tetrahedron;
    const twice = [faces[0]![1]!, faces[0]![2]!, faces[0]![0]!];
    const mesh = toMesh({
      points: [[7, 7, 7], ...points],
      faces: [...faces, [0, 0, 1], twice].map((face) => face.map((i) => i + 1)),
    });
    const cleaned = await cleanMesh(mesh);
    expect(cleaned).toEqual({
      mesh: toMesh(tetrahedron),
      mergedVertices: 0,
      unusedVertices: 1,
      degenerateFaces: 1,
      duplicateFaces: 1,
    });
  });

  test('keeps two faces back to back', async () => {
    const mesh = toMesh({
      points: tetrahedron.points.slice(0, 3),
      faces: [
        [0, 1, 2],
        [2, 1, 0],
      ],
    });
    expect((await cleanMesh(mesh)).duplicateFaces).toBe(0);
  });

  test('refuses a tolerance that leaves no face, is negative or NaN', async () => {
    const mesh = toMesh(cube);
    await expect(cleanMesh(mesh, { tolerance: 9 })).rejects.toThrow(
      'cleanMesh: tolerance must leave at least one face, got none of 12 with a tolerance of 9',
    );
    await expect(cleanMesh(mesh, { tolerance: -1 })).rejects.toThrow(
      'tolerance must be a finite length of at least 0, got -1',
    );
    await expect(cleanMesh(mesh, { tolerance: Number.NaN })).rejects.toThrow(/got NaN/);
  });
});
