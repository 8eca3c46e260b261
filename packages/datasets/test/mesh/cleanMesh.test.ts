import { cleanMesh, decodeMesh, type Mesh, meshReport } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { cube, type Polygons, tetrahedron, toMesh, torus } from './solids.ts';
import { bytesOf, objText } from './writeMeshes.ts';

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
      opposingFaces: 0,
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
      opposingFaces: 0,
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

/** The unit cube moved along x and scaled about its centre, without some of its squares. */
function box({ side = 1, x = 0, without = [] as number[] } = {}): Polygons {
  return {
    points: cube.points.map((point) =>
      point.map((value, axis) => (value - 0.5) * side + (axis === 0 ? x : 0)),
    ),
    faces: cube.faces.filter((_, i) => !without.includes(i)),
  };
}

const reversed = ({ points, faces }: Polygons): Polygons => ({
  points,
  faces: faces.map((face) => [face[0]!, ...face.slice(1).toReversed()]),
});

function together(...parts: Polygons[]): Polygons {
  const points = parts.flatMap((part) => [...part.points]);
  let first = 0;
  const faces = parts.flatMap((part) => {
    const moved = part.faces.map((face) => face.map((i) => i + first));
    first += part.points.length;
    return moved;
  });
  return { points, faces };
}

/** Both sides of all squares, or of those with these numbers. */
const doubled = (shape: Polygons, which = shape.faces.map((_, i) => i)): Polygons =>
  together(shape, reversed({ ...shape, faces: which.map((i) => shape.faces[i]!) }));

/** Two squares that stand on the top edge of the cube at z = ½, y = ½, one behind the other. */
const fin: Polygons = {
  points: [
    [-0.5, 0.5, 0.5],
    [0.5, 0.5, 0.5],
    [0.5, 0.5, 2],
    [-0.5, 0.5, 2],
  ],
  faces: [[0, 1, 2, 3]],
};

describe('cleanMesh of faces back to back', () => {
  test.each<[string, Polygons, number, number, number]>([
    ['a cube made double-sided', doubled(box()), 1, 6, 12],
    ['the same with the inner side first', together(reversed(box()), box()), 1, 6, 12],
    ['a cube of which one side is double', doubled(box(), [2]), 1, 6, 2],
    ['a cube of which one side is single', doubled(box(), [0, 1, 2, 3, 4]), 1, 6, 10],
    ['two cubes with a wall between them', together(box(), box({ x: 1 })), 2, 10, 4],
    ['a row of three', together(box(), box({ x: 1 }), box({ x: 2 })), 3, 14, 8],
    ['a cube with a fin', together(box(), doubled(fin)), 1, 6, 4],
    ['a cube beside a sheet', together(box({ x: 5 }), doubled(fin)), 1, 6, 4],
    [
      'a cube whose lid is double and overhangs',
      doubled(together(box({ without: [1] }), { ...box(), faces: [cube.faces[1]!] }, fin), [5, 6]),
      1,
      6,
      6,
    ],
    ['a hollow cube made double-sided', doubled(together(box({ side: 3 }), box())), 26, 60, 24],
    ['a cube in a hollow cube', doubled(together(box({ side: 5 }), box({ side: 3 }), box())), 99, 210, 36],
    ['two cubes made double-sided', doubled(together(box(), box({ x: 4 }))), 2, 12, 24],
  ])('keeps the outer side of %s', async (_, shape, volume, area, opposingFaces) => {
    const cleaned = await cleanMesh(toMesh(shape));
    expect(cleaned.opposingFaces).toBe(opposingFaces);
    const report = await meshReport(cleaned.mesh);
    expect([report.watertight, report.opposingPairs]).toEqual([true, 0]);
    expect(report.signedVolume).toBeCloseTo(volume, 12);
    expect(report.area).toBeCloseTo(area, 12);
  });

  test('keeps one side of polygons whichever corner they start from', async () => {
    for (const turn of [0, 1, 2, 3]) {
      const inner = cube.faces.map((face) => face.map((_, i) => face[(4 + turn - i) % 4]!));
      const { mesh } = await decodeMesh(bytesOf(objText({ ...cube, faces: [...cube.faces, ...inner] })));
      expect((await meshReport((await cleanMesh(mesh)).mesh)).signedVolume).toBeCloseTo(1, 12);
    }
  });

  test('keeps a double-sided part of an open surface on one side', async () => {
    // A box without lid whose bottom and one wall are double: 5 squares remain, turned alike.
    const { mesh, opposingFaces } = await cleanMesh(toMesh(doubled(box({ without: [1] }), [0, 1])));
    expect(opposingFaces).toBe(4);
    expect(await meshReport(mesh)).toMatchObject({ boundaryEdges: 4, inconsistentEdges: 0, area: 5 });
  });

  test.each<[string, Polygons, number]>([
    ['a sheet', doubled(fin), 2],
    ['an open box made double-sided', doubled(box({ without: [1] })), 10],
  ])('leaves %s, of which nothing else would remain', async (_, shape, pairs) => {
    const { mesh, opposingFaces } = await cleanMesh(toMesh(shape));
    expect(opposingFaces).toBe(0);
    expect((await meshReport(mesh)).opposingPairs).toBe(pairs);
  });

  test('leaves a double surface that has one side only', async () => {
    const n = 5;
    // A Klein bottle: the second turn of a torus joins its start mirrored.
    const at = (i: number, j: number) => (i < n ? i * n + (j % n) : (2 * n - j) % n);
    const bottle = {
      points: torus(n).positions.reduce<number[][]>((rows, value, i) => {
        if (i % 3 === 0) rows.push([]);
        rows.at(-1)!.push(value);
        return rows;
      }, []),
      faces: Array.from({ length: n * n }, (_, k) => {
        const [i, j] = [Math.floor(k / n), k % n];
        return [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
      }),
    };
    const { opposingFaces } = await cleanMesh(toMesh(doubled(bottle)));
    expect(opposingFaces).toBe(0);
  });

  test('pairs faces of a repeated one once', async () => {
    const twice = together(fin, fin, reversed(fin));
    const welded = toMesh({ points: fin.points, faces: twice.faces.map((face) => face.map((i) => i % 4)) });
    expect((await meshReport(welded)).opposingPairs).toBe(2);
  });

  test('keeps the origin', async () => {
    expect((await cleanMesh({ ...toMesh(cube), origin: [1, 2, 3] })).mesh.origin).toEqual([1, 2, 3]);
  });
});
