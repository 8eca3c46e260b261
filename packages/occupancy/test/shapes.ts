import type { Mesh } from '@fourier-features/occupancy';

/** Returns a sphere of octahedron faces, each halved `levels` times along its edges; inscribed, so slightly too small. */
export function sphereMesh(radius: number, centre = 0.5, levels = 4): Mesh {
  const n = 2 ** levels;
  const positions: number[] = [];
  const indices: number[] = [];
  for (const [sx, sy, sz] of [0, 1, 2, 3, 4, 5, 6, 7].map((k) =>
    [k & 1, (k >> 1) & 1, k >> 2].map((b) => 1 - 2 * b),
  )) {
    const at = (i: number, j: number): number => {
      const [x, y, z] = [sx! * i, sy! * j, sz! * (n - i - j)];
      const length = Math.hypot(x, y, z);
      positions.push(...[x, y, z].map((value) => centre + (radius * value) / length));
      return positions.length / 3 - 1;
    };
    const add = (a: number, b: number, c: number): void => {
      indices.push(...(sx! * sy! * sz! > 0 ? [a, b, c] : [a, c, b]));
    };
    for (let i = 0; i < n; i++) {
      for (let j = 0; i + j < n; j++) {
        add(at(i, j), at(i + 1, j), at(i, j + 1));
        if (i + j + 1 < n) add(at(i + 1, j), at(i + 1, j + 1), at(i, j + 1));
      }
    }
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

/** Returns a torus about the z axis through the centre of the domain. */
export function torusMesh(major: number, minor: number, around = 48, across = 24): Mesh {
  const positions: number[] = [];
  const indices: number[] = [];
  for (let i = 0; i < around; i++) {
    for (let j = 0; j < across; j++) {
      const [u, v] = [(2 * Math.PI * i) / around, (2 * Math.PI * j) / across];
      const ring = major + minor * Math.cos(v);
      positions.push(0.5 + ring * Math.cos(u), 0.5 + ring * Math.sin(u), 0.5 + minor * Math.sin(v));
      const [a, b] = [i * across + j, ((i + 1) % around) * across + j];
      const [c, d] = [i * across + ((j + 1) % across), ((i + 1) % around) * across + ((j + 1) % across)];
      indices.push(a, b, d, a, d, c);
    }
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

/** Returns a cube of side 2·half about (½, ½, ½), with 8 vertices and 12 faces. */
export function cubeMesh(half = 0.25): Mesh {
  const positions = Float32Array.from({ length: 24 }, (_, i) => {
    const corner = Math.floor(i / 3);
    return 0.5 + half * (2 * ((corner >> (i % 3)) & 1) - 1);
  });
  const quads = [
    [0, 4, 6, 2],
    [1, 3, 7, 5],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 2, 3, 1],
    [4, 5, 7, 6],
  ];
  return {
    positions,
    indices: Uint32Array.from(quads.flatMap(([a, b, c, d]) => [a!, b!, c!, a!, c!, d!])),
  };
}

/** Returns a box with 8 vertices and 12 faces. */
export function boxMesh(min: readonly number[], max: readonly number[]): Mesh {
  const { positions, indices } = cubeMesh();
  return { positions: positions.map((value, i) => (value < 0.5 ? min[i % 3]! : max[i % 3]!)), indices };
}

/** Returns the same faces, inside out. */
export function reversed({ positions, indices }: Mesh): Mesh {
  return { positions, indices: indices.toReversed() };
}

/** Returns the faces of several meshes. */
export function together(...meshes: Mesh[]): Mesh {
  const [positions, indices]: [number[], number[]] = [[], []];
  for (const mesh of meshes) {
    const first = positions.length / 3;
    positions.push(...mesh.positions);
    indices.push(...mesh.indices.map((vertex) => vertex + first));
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

/** Computes the signed volume that faces enclose. */
export function volume({ positions, indices }: Mesh): number {
  let total = 0;
  for (let face = 0; face < indices.length; face += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => positions.subarray(3 * indices[face + k]!)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    total += a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!);
    total += a[1]! * (b[2]! * c[0]! - b[0]! * c[2]!);
    total += a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!);
  }
  return total / 6;
}

/**
 * Returns whether every edge is in exactly two faces, which run along it in opposite directions, and every vertex has one fan.
 */
export function isManifold({ positions, indices }: Mesh): boolean {
  const next = new Map<string, number>();
  const fans = new Map<number, Map<number, number>>();
  for (let face = 0; face < indices.length; face += 3) {
    for (let k = 0; k < 3; k++) {
      const [a, b, c] = [0, 1, 2].map((shift) => indices[face + ((k + shift) % 3)]!) as [
        number,
        number,
        number,
      ];
      if (next.has(`${a} ${b}`)) return false;
      next.set(`${a} ${b}`, c);
      if (!fans.has(a)) fans.set(a, new Map());
      fans.get(a)!.set(b, c);
    }
  }
  for (const edge of next.keys()) if (!next.has(edge.split(' ').reverse().join(' '))) return false;
  for (const fan of fans.values()) {
    let steps = 0;
    const start = fan.keys().next().value!;
    for (let at = start; steps === 0 || at !== start; at = fan.get(at)!) steps++;
    if (steps !== fan.size) return false;
  }
  return fans.size === positions.length / 3;
}
