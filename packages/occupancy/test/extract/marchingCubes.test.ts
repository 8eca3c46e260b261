import { seededRandom } from '@fourier-features/core';
import { type GridAxes, type Mesh, marchingCubes } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { isManifold, volume } from '../shapes.ts';

const axis = (count: number, spacing = 1): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => spacing * i);

function surface(axes: GridAxes, value: (x: number, y: number, z: number) => number): Mesh {
  const cubes = marchingCubes(axes);
  const [xs, ys, zs] = axes;
  for (const z of zs)
    cubes.addPlane(
      Float32Array.from({ length: xs.length * ys.length }, (_, i) =>
        value(xs[i % xs.length]!, ys[Math.floor(i / xs.length)]!, z),
      ),
    );
  return cubes.finish();
}

describe('marchingCubes(axes)', () => {
  test('makes an octahedron around a single sample inside', () => {
    const { positions, indices } = surface([axis(3), axis(3), axis(3)], (x, y, z) =>
      x === 1 && y === 1 && z === 1 ? 1 : -1,
    );
    expect(positions.length / 3).toBe(6);
    expect(indices.length / 3).toBe(8);
    // Corners half a cell away, on the axes: volume 4/3·(1/2)³, positive for faces that look outwards.
    expect(volume({ positions, indices })).toBeCloseTo(1 / 6, 6);
  });

  test.each([1, 2, 3, 4, 5])('is a closed manifold of oriented faces for random samples, seed %i', (seed) => {
    // Of 10³ random samples, all 256 cases and all ambiguous pairs of neighbours occur.
    const size = 12;
    const values = seededRandom(seed).uniforms(size ** 3);
    const inner = (k: number): boolean => k > 0 && k < size - 1;
    const mesh = surface([axis(size), axis(size), axis(size)], (x, y, z) =>
      inner(x) && inner(y) && inner(z) ? values[(z * size + y) * size + x]! - 0.2 * seed + 0.1 : -1,
    );
    expect(isManifold(mesh)).toBe(true);
    expect(volume(mesh)).toBeGreaterThan(0);
  });

  test('is a closed manifold where samples are exactly 0', () => {
    const mesh = surface(
      [axis(9), axis(9), axis(9)],
      (x, y, z) => 3 - Math.abs(x - 4) - Math.abs(y - 4) - Math.abs(z - 4),
    );
    expect(isManifold(mesh)).toBe(true);
    expect(
      new Set(
        Array.from({ length: mesh.positions.length / 3 }, (_, i) =>
          mesh.positions.slice(3 * i, 3 * i + 3).join(),
        ),
      ).size,
    ).toBe(mesh.positions.length / 3);
  });

  test('accepts cells that are not cubes', () => {
    const mesh = surface(
      [axis(31, 0.1), axis(16, 0.2), axis(61, 0.05)],
      (x, y, z) => 1 - Math.hypot(x - 1.5, y - 1.5, z - 1.5),
    );
    expect(isManifold(mesh)).toBe(true);
    expect(volume(mesh) / ((4 / 3) * Math.PI)).toBeCloseTo(1, 1);
  });

  test('refuses a plane of another size and a plane too many', () => {
    const cubes = marchingCubes([axis(2), axis(2), axis(1)]);
    expect(() => cubes.addPlane(new Float32Array(3))).toThrow('values must be [2, 2], 4 numbers, got 3');
    cubes.addPlane(new Float32Array(4));
    expect(() => cubes.addPlane(new Float32Array(4))).toThrow('only 1 planes');
  });
});
