import { seededRandom } from '@fourier-features/core';
import { insideTest, type Mesh, windingNumber } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { cubeMesh, sphereMesh, torusMesh } from '../shapes.ts';

const points = seededRandom(3).uniforms(3 * 4000);
const at = (i: number): [number, number, number] => [points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!];

type Corners = [x: number, y: number, z: number][];

function corners({ positions, indices }: Mesh, face: number): Corners {
  return [0, 1, 2].map((k) => [
    ...positions.subarray(3 * indices[3 * face + k]!, 3 * indices[3 * face + k]! + 3),
  ]) as Corners;
}

/** Counts crossings of the ray from p along x, each face solved as three linear equations, modulo 2. */
function bruteParity(mesh: Mesh, [px, py, pz]: [number, number, number]): number {
  let crossings = 0;
  for (let face = 0; face < mesh.indices.length / 3; face++) {
    const [a, b, c] = corners(mesh, face) as [Corners[0], Corners[0], Corners[0]];
    const [b1, b2, c1, c2] = [b[1] - a[1], b[2] - a[2], c[1] - a[1], c[2] - a[2]];
    const determinant = b1 * c2 - c1 * b2;
    const s = ((py - a[1]) * c2 - c1 * (pz - a[2])) / determinant;
    const t = (b1 * (pz - a[2]) - (py - a[1]) * b2) / determinant;
    if (s > 0 && t > 0 && s + t < 1 && a[0] + s * (b[0] - a[0]) + t * (c[0] - a[0]) > px) crossings++;
  }
  return crossings % 2;
}

/** Sums the areas of spherical triangles by l'Huilier's formula, signed by the side of the face that p is on. */
function exactWinding(mesh: Mesh, p: [number, number, number]): number {
  let total = 0;
  for (let face = 0; face < mesh.indices.length / 3; face++) {
    const [u, v, w] = corners(mesh, face).map((corner) => {
      const d = corner.map((value, k) => value - p[k]!);
      return d.map((value) => value / Math.hypot(...d));
    }) as [number[], number[], number[]];
    const angle = (a: number[], b: number[]): number =>
      2 * Math.asin(Math.hypot(...a.map((x, k) => x - b[k]!)) / 2);
    const [a, b, c] = [angle(v, w), angle(w, u), angle(u, v)];
    const s = (a + b + c) / 2;
    const product = Math.tan(s / 2) * Math.tan((s - a) / 2) * Math.tan((s - b) / 2) * Math.tan((s - c) / 2);
    const side =
      u[0]! * (v[1]! * w[2]! - v[2]! * w[1]!) +
      u[1]! * (v[2]! * w[0]! - v[0]! * w[2]!) +
      u[2]! * (v[0]! * w[1]! - v[1]! * w[0]!);
    total += Math.sign(side) * 4 * Math.atan(Math.sqrt(Math.max(0, product)));
  }
  return total / (4 * Math.PI);
}

/** A sphere without the faces of one octant's cap. */
const openSphere = ((): Mesh => {
  const { positions, indices } = sphereMesh(0.4);
  return { positions, indices: indices.slice(3 * 60) };
})();

describe('insideTest(mesh)', () => {
  test.each([
    [
      'sphere',
      sphereMesh(0.4),
      (x: number, y: number, z: number) => Math.hypot(x - 0.5, y - 0.5, z - 0.5) - 0.4,
    ],
    [
      'torus',
      torusMesh(0.3, 0.12),
      (x: number, y: number, z: number) => Math.hypot(Math.hypot(x - 0.5, y - 0.5) - 0.3, z - 0.5) - 0.12,
    ],
    [
      'cube',
      cubeMesh(),
      (x: number, y: number, z: number) =>
        Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5), Math.abs(z - 0.5)) - 0.25,
    ],
  ])('labels the %s like its formula', (_, mesh, distance) => {
    const { closed, label } = insideTest(mesh);
    expect(closed).toBe(true);
    const labels = label(points);
    let compared = 0;
    labels.forEach((found, i) => {
      // Triangles lie inside the round shapes by up to this much.
      if (Math.abs(distance(...at(i))) < 0.005) return;
      compared++;
      expect(found).toBe(distance(...at(i)) < 0 ? 1 : 0);
    });
    expect(compared).toBeGreaterThan(3700);
  });

  test.each([
    ['sphere', sphereMesh(0.4)],
    ['torus', torusMesh(0.3, 0.12)],
  ])('agrees with brute force on a %s', (_, mesh) => {
    const labels = insideTest(mesh).label(points);
    for (let i = 0; i < 600; i++) expect(labels[i]).toBe(bruteParity(mesh, at(i)));
  });

  test('is right among slivers, in a screw of long thin faces', () => {
    const { positions, indices } = torusMesh(0.3, 0.12, 5, 60);
    const twisted = positions.map((value, i) => {
      const [x, y, z] = positions.subarray(i - (i % 3), i - (i % 3) + 3);
      const [sin, cos] = [Math.sin(4 * z!), Math.cos(4 * z!)];
      return [0.5 + cos * (x! - 0.5) - sin * (y! - 0.5), 0.5 + sin * (x! - 0.5) + cos * (y! - 0.5), value][
        i % 3
      ]!;
    });
    const mesh = { positions: twisted, indices };
    const labels = insideTest(mesh).label(points);
    for (let i = 0; i < 1500; i++) expect(labels[i]).toBe(bruteParity(mesh, at(i)));
  });

  test('is right for points in line with vertices, edges and centres of a cube', () => {
    const steps = [0, 0.125, 0.25 + 1e-6, 0.375, 0.5, 0.625, 0.75 - 1e-6, 0.875, 1];
    const grid = Float32Array.from(
      steps.flatMap((x) => steps.flatMap((y) => steps.flatMap((z) => [x, y, z]))),
    );
    const labels = insideTest(cubeMesh()).label(grid);
    labels.forEach((label, i) => {
      const place = [...grid.subarray(3 * i, 3 * i + 3)];
      expect(label).toBe(place.every((value) => value > 0.25 && value < 0.75) ? 1 : 0);
    });
  });

  test('is right along the rays through the vertices of a sphere, in any direction', () => {
    const mesh = sphereMesh(0.4, 0.5, 2);
    for (const factor of [0.5, 0.9, 1.1, -0.5, -1.1]) {
      const onRays = mesh.positions.map((value) => 0.5 + factor * (value - 0.5));
      const labels = insideTest(mesh).label(onRays);
      expect(labels.every((label) => label === (Math.abs(factor) < 1 ? 1 : 0))).toBe(true);
    }
  });

  test('accepts corners that are not shared, and degenerate faces', () => {
    const { positions, indices } = torusMesh(0.3, 0.12);
    const loose = {
      positions: Float32Array.from(
        [...indices].flatMap((index) => [...positions.subarray(3 * index, 3 * index + 3)]),
      ),
      indices: Uint32Array.from([...indices.keys(), 0, 0, 1]),
    };
    const { closed, label } = insideTest(loose);
    expect(closed).toBe(true);
    expect(label(points)).toEqual(insideTest({ positions, indices }).label(points));
  });

  test('labels an open sphere by its winding number and measures the doubtful part', () => {
    const test = insideTest(openSphere);
    expect(test.closed).toBe(false);
    const labels = test.label(points);
    for (let i = 0; i < 300; i++) {
      const exact = exactWinding(openSphere, at(i));
      if (Math.abs(exact - 0.5) > 0.02) expect(labels[i]).toBe(exact > 0.5 ? 1 : 0);
    }
    const fraction = test.doubtfulFraction(points);
    expect(fraction).toBeGreaterThan(0);
    expect(fraction).toBeLessThan(0.02);
    expect(test.bounds.min[0]).toBeCloseTo(0.099, 6);
  });

  test('gives the same labels for an open surface that faces inwards', () => {
    const inwards = { ...openSphere, indices: openSphere.indices.toReversed() };
    expect(insideTest(inwards).label(points)).toEqual(insideTest(openSphere).label(points));
  });

  test('refuses malformed meshes and points', () => {
    const { positions, indices } = cubeMesh();
    expect(() => insideTest({ positions, indices: new Uint32Array(0) })).toThrow('at least one face, got 0');
    expect(() => insideTest({ positions, indices: Uint32Array.of(0, 1, 8) })).toThrow(
      'indices must be below the number of vertices, 8, got 8 at face 0',
    );
    expect(() => insideTest({ positions: positions.with(4, Number.NaN), indices })).toThrow(
      'got NaN at vertex 1',
    );
    expect(() => insideTest({ positions, indices: Uint32Array.of(0, 0, 1) })).toThrow(
      'three different corners',
    );
    expect(() => insideTest({ positions, indices }).label(new Float32Array(4))).toThrow(
      'points must be [n, 3], got 4 numbers',
    );
  });
});

describe('windingNumber(mesh)', () => {
  test('is the sum of solid angles, exactly or within the error of its approximation', () => {
    const exact = windingNumber(openSphere, { accuracy: Number.POSITIVE_INFINITY })(points);
    const fast = windingNumber(openSphere)(points);
    for (let i = 0; i < 200; i++) expect(exact[i]).toBeCloseTo(exactWinding(openSphere, at(i)), 4);
    fast.forEach((w, i) => {
      expect(Math.abs(w - exact[i]!)).toBeLessThan(0.02);
    });
  });

  test('refuses an accuracy that would take a group of faces around the point as one', () => {
    expect(() => windingNumber(openSphere, { accuracy: 1 })).toThrow('accuracy must be greater than 1');
  });
});
