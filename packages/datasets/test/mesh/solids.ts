import type { Mesh } from '@fourier-features/datasets';

/** Points and polygons as nested lists. */
export interface Polygons {
  points: readonly (readonly number[])[];
  faces: readonly (readonly number[])[];
}

/** The corner of the unit cube: volume 1/6, area 3/2 + √3/2. */
export const tetrahedron: Polygons = {
  points: [
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  faces: [
    [0, 2, 1],
    [0, 1, 3],
    [1, 2, 3],
    [2, 0, 3],
  ],
};

/** The unit cube of six squares; the coordinates of corner i are the bits of i. */
export const cube: Polygons = {
  points: Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, i >> 2]),
  faces: [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ],
};

/** Converts triangles and quads to a mesh; quads are split from their first corner. */
export function toMesh({ points, faces }: Polygons): Mesh {
  return {
    positions: Float32Array.from(points.flat()),
    indices: Uint32Array.from(
      faces.flatMap(([a, b, c, d]) => [a!, b!, c!, ...(d === undefined ? [] : [a!, c!, d])]),
    ),
  };
}

/** A polyhedron of 2n × n patches inscribed in the ball of radius 1 about a centre, all triangles. */
export function ball(n: number, [x, y, z]: readonly [number, number, number]): Polygons {
  const points = Array.from({ length: 2 * n * (n - 1) }, (_, k) => {
    const [u, v] = [(Math.PI * (k % (2 * n))) / n, (Math.PI * (1 + Math.floor(k / (2 * n)))) / n];
    return [x + Math.sin(v) * Math.cos(u), y + Math.sin(v) * Math.sin(u), z + Math.cos(v)];
  });
  const poles = [points.push([x, y, z + 1]) - 1, points.push([x, y, z - 1]) - 1] as const;
  const at = (row: number, column: number) => 2 * n * row + (column % (2 * n));
  const faces: number[][] = [];
  for (let column = 0; column < 2 * n; column++) {
    faces.push([poles[0], at(0, column), at(0, column + 1)]);
    faces.push([poles[1], at(n - 2, column + 1), at(n - 2, column)]);
    for (let row = 0; row < n - 2; row++) {
      const [a, b, c, d] = [
        at(row, column),
        at(row + 1, column),
        at(row + 1, column + 1),
        at(row, column + 1),
      ];
      faces.push([a, b, c], [a, c, d]);
    }
  }
  return { points, faces };
}

/** Makes a torus of n × n quads: radius 2, tube of radius 1. */
export function torus(n: number): Mesh {
  const turn = (i: number) => (2 * Math.PI * i) / n;
  const points = Array.from({ length: n * n }, (_, k) => {
    const [u, v] = [turn(Math.floor(k / n)), turn(k % n)];
    return [(2 + Math.cos(v)) * Math.cos(u), (2 + Math.cos(v)) * Math.sin(u), Math.sin(v)];
  });
  const at = (i: number, j: number) => (i % n) * n + (j % n);
  const faces = points.map((_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
  });
  return toMesh({ points, faces });
}
