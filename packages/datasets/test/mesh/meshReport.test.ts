import { meshReport } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { cube, tetrahedron, toMesh, torus } from './solids.ts';

/** A tetrahedron and a copy with renumbered vertices; vertices of equal number are shared. */
function pair(rename: (vertex: number) => number) {
  const points = [...tetrahedron.points, ...tetrahedron.points.map(([x, y, z]) => [x! - 5, -y!, -z!])];
  return toMesh({
    points,
    faces: [...tetrahedron.faces, ...tetrahedron.faces.map((face) => face.map(rename))],
  });
}

describe('meshReport(mesh)', () => {
  test('describes a tetrahedron', async () => {
    const { area, signedVolume, ...rest } = await meshReport(toMesh(tetrahedron));
    expect(area).toBeCloseTo(1.5 + Math.sqrt(3) / 2, 12);
    expect(signedVolume).toBeCloseTo(1 / 6, 12);
    expect(rest).toEqual({
      vertices: 4,
      faces: 4,
      usedVertices: 4,
      degenerateFaces: 0,
      watertight: true,
      edges: 6,
      boundaryEdges: 0,
      nonManifoldEdges: 0,
      inconsistentEdges: 0,
      opposingPairs: 0,
      nonManifoldVertices: 0,
      components: 1,
      eulerCharacteristic: 2,
      genus: 0,
      boundingBox: { min: [0, 0, 0], max: [1, 1, 1] },
    });
  });

  test('counts the four boundary edges of a cube without one side', async () => {
    const open = toMesh({ ...cube, faces: cube.faces.slice(1) });
    expect(await meshReport(open)).toMatchObject({
      watertight: false,
      boundaryEdges: 4,
      nonManifoldEdges: 0,
      nonManifoldVertices: 0,
      eulerCharacteristic: 1,
      genus: null,
    });
  });

  test('counts the three inconsistent edges of a triangle that is inside out', async () => {
    const mesh = toMesh(cube);
    [mesh.indices[0], mesh.indices[1]] = [mesh.indices[1]!, mesh.indices[0]!];
    expect(await meshReport(mesh)).toMatchObject({
      watertight: false,
      boundaryEdges: 0,
      inconsistentEdges: 3,
      genus: null,
    });
  });

  test('gives a cube that is inside out a negative volume; it is watertight', async () => {
    const mesh = toMesh(cube);
    mesh.indices.reverse();
    const { watertight, signedVolume } = await meshReport(mesh);
    expect(watertight).toBe(true);
    expect(signedVolume).toBeCloseTo(-1, 12);
  });

  test('counts the non-manifold edge of two tetrahedra that share it', async () => {
    const mesh = pair((vertex) => (vertex < 2 ? vertex : vertex + 4));
    expect(await meshReport(mesh)).toMatchObject({
      watertight: false,
      nonManifoldEdges: 1,
      boundaryEdges: 0,
      usedVertices: 6,
      components: 1,
      genus: null,
    });
  });

  test('counts edges that more than two faces run along in unequal numbers', async () => {
    const { positions, indices } = pair((vertex) => (vertex < 2 ? vertex : vertex + 4));
    expect((await meshReport({ positions, indices })).inconsistentEdges).toBe(0);
    // The first face has the common edge.
    expect([...indices.subarray(0, 3)].filter((vertex) => vertex < 2)).toHaveLength(2);
    indices.subarray(0, 3).reverse();
    expect((await meshReport({ positions, indices })).inconsistentEdges).toBe(3);
  });

  test('counts the non-manifold vertex of two tetrahedra that share it', async () => {
    const mesh = pair((vertex) => (vertex === 0 ? 0 : vertex + 4));
    expect(await meshReport(mesh)).toMatchObject({
      watertight: true,
      nonManifoldVertices: 1,
      components: 1,
      genus: null,
    });
  });

  test('counts two separate tetrahedra as two components', async () => {
    expect(await meshReport(pair((vertex) => vertex + 4))).toMatchObject({
      watertight: true,
      components: 2,
      eulerCharacteristic: 4,
      genus: 0,
    });
  });

  test('describes a torus: one handle, volume near 2π²Rr², area near 4π²Rr', async () => {
    const { watertight, eulerCharacteristic, genus, signedVolume, area } = await meshReport(torus(48));
    expect({ watertight, eulerCharacteristic, genus }).toEqual({
      watertight: true,
      eulerCharacteristic: 0,
      genus: 1,
    });
    expect(signedVolume / (4 * Math.PI ** 2)).toBeCloseTo(1, 1);
    expect(area / (8 * Math.PI ** 2)).toBeCloseTo(1, 2);
  });

  test('ignores degenerate faces and unused vertices', async () => {
    const { points, faces } = tetrahedron;
    const mesh = toMesh({ points: [...points, [9, 9, 9]], faces: [...faces, [0, 1, 1], [4, 4, 4]] });
    expect(await meshReport(mesh)).toMatchObject({
      vertices: 5,
      usedVertices: 4,
      faces: 6,
      degenerateFaces: 2,
      watertight: true,
      eulerCharacteristic: 2,
    });
  });

  test('computes the same volume far from the origin', async () => {
    const { points, faces } = cube;
    const far = toMesh({ points: points.map((point) => point.map((value) => value + 4096)), faces });
    expect((await meshReport(far)).signedVolume).toBeCloseTo(1, 12);
  });

  test('takes linear time when all faces meet at one vertex or edge', async () => {
    const count = 200_000;
    const positions = Float32Array.from({ length: 3 * (count + 2) }, (_, i) => i);
    const fan = Uint32Array.from({ length: 3 * count }, (_, i) =>
      i % 3 === 0 ? 0 : Math.floor(i / 3) + (i % 3),
    );
    const book = fan.map((vertex, i) => (i % 3 === 1 ? 1 : vertex));
    expect((await meshReport({ positions, indices: fan })).boundaryEdges).toBe(count + 2);
    expect((await meshReport({ positions, indices: book })).nonManifoldEdges).toBe(1);
  });

  test('refuses malformed meshes', async () => {
    const { positions } = toMesh(cube);
    await expect(meshReport({ positions, indices: new Uint32Array(0) })).rejects.toThrow(
      /meshReport: a mesh must have faces/,
    );
    await expect(meshReport({ positions, indices: new Uint32Array([0, 1, 8]) })).rejects.toThrow(
      /from 0 to 7, got 8/,
    );
    await expect(meshReport({ positions, indices: new Uint32Array([0, 1]) })).rejects.toThrow(
      /indices must have a multiple of 3 entries, got 2/,
    );
  });
});
