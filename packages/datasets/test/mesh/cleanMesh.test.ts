import { cleanMesh, type Mesh, meshReport } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { cube, tetrahedron, toMesh, torus } from './solids.ts';

/** The same triangles, each with vertices of its own, moved a little. */
function soup({ positions, indices }: Mesh, distance = 0): Mesh {
  const apart = Float32Array.from({ length: 3 * indices.length }, (_, i) => {
    return positions[3 * indices[Math.floor(i / 3)]! + (i % 3)]! + distance * Math.sin(i);
  });
  return { positions: apart, indices: indices.map((_, i) => i) };
}

/** For each vertex the first equal one, found by comparing all with all. */
function naiveMerges({ positions }: Mesh): number {
  const points = Array.from({ length: positions.length / 3 }, (_, i) =>
    positions.slice(3 * i, 3 * i + 3).join(),
  );
  return points.length - new Set(points).size;
}

describe('cleanMesh(mesh, { tolerance })', () => {
  test('leaves a clean mesh as it is', () => {
    const mesh = torus(12);
    expect(cleanMesh(mesh)).toEqual({
      mesh,
      mergedVertices: 0,
      unusedVertices: 0,
      degenerateFaces: 0,
      duplicateFaces: 0,
    });
  });

  test('joins triangles to a closed surface', () => {
    const triangles = soup(torus(12));
    const { mesh, mergedVertices } = cleanMesh(triangles);
    expect(mergedVertices).toBe(naiveMerges(triangles));
    expect(meshReport(mesh)).toMatchObject({ vertices: 144, faces: 288, watertight: true, genus: 1 });
  });

  test('takes 0 and −0 for equal', () => {
    const positions = new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0, -0, -0, 0, 1, -0, 0, 0, 0, 1]);
    expect(cleanMesh({ positions, indices: new Uint32Array([0, 1, 2, 3, 4, 5]) }).mergedVertices).toBe(2);
  });

  test.each([1e-6, 1e-3, 0.02])('joins vertices within a tolerance, moved by up to %d', (distance) => {
    const triangles = soup(torus(12), distance);
    expect(meshReport(cleanMesh(triangles, { tolerance: 4 * distance }).mesh)).toMatchObject({
      vertices: 144,
      watertight: true,
    });
  });

  test('joins no chain of vertices: each is near the first one or stays', () => {
    const positions = Float32Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? i / 3 : 0));
    const indices = new Uint32Array([1, 3, 5, 3, 5, 7, 5, 7, 9]);
    const { mesh, mergedVertices } = cleanMesh({ positions, indices }, { tolerance: 1 });
    expect([...mesh.positions].filter((_, i) => i % 3 === 0)).toEqual([0, 2, 4, 6, 8]);
    expect(mergedVertices).toBe(5);
  });

  test('takes time in proportion at any tolerance', () => {
    const mesh = torus(100);
    for (const tolerance of [5e-324, 1e-40, 1e-300, 1e-9, 0.01]) {
      expect(cleanMesh(mesh, { tolerance }).mergedVertices).toBe(0);
    }
  });

  test('drops degenerate and duplicate faces and vertices that none uses', () => {
    const { points, faces } = tetrahedron;
    const twice = [faces[0]![1]!, faces[0]![2]!, faces[0]![0]!];
    const mesh = toMesh({
      points: [[7, 7, 7], ...points],
      faces: [...faces, [0, 0, 1], twice].map((face) => face.map((i) => i + 1)),
    });
    const cleaned = cleanMesh(mesh);
    expect(cleaned).toEqual({
      mesh: toMesh(tetrahedron),
      mergedVertices: 0,
      unusedVertices: 1,
      degenerateFaces: 1,
      duplicateFaces: 1,
    });
  });

  test('keeps two faces back to back', () => {
    const mesh = toMesh({
      points: tetrahedron.points.slice(0, 3),
      faces: [
        [0, 1, 2],
        [2, 1, 0],
      ],
    });
    expect(cleanMesh(mesh).duplicateFaces).toBe(0);
  });

  test('refuses a tolerance that leaves nothing, or is none', () => {
    const mesh = toMesh(cube);
    expect(() => cleanMesh(mesh, { tolerance: 9 })).toThrow(
      /a face must be left, got none of 12 with a tolerance of 9/,
    );
    expect(() => cleanMesh(mesh, { tolerance: -1 })).toThrow(/tolerance must be a length from 0, got -1/);
    expect(() => cleanMesh(mesh, { tolerance: Number.NaN })).toThrow(/got NaN/);
  });
});
