import { denormaliseMesh, meshBounds, normaliseMesh } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { torusMesh } from './shapes.ts';

const { positions, indices } = torusMesh(0.3, 0.1);
const far = { positions: positions.map((value, i) => 40 * value + [7, -300, 0.5][i % 3]!), indices };

describe('normaliseMesh(mesh)', () => {
  test('subtracts the mean and divides by the largest coordinate', () => {
    const { mesh, normalisation } = normaliseMesh({
      positions: Float32Array.of(0, 0, 0, 4, 2, 0, 2, 4, 0),
      indices: Uint32Array.of(0, 1, 2),
    });
    expect(normalisation).toEqual({ centre: [2, 2, 0], halfSize: 2 });
    expect([...mesh.positions]).toEqual([0, 0, 0.5, 1, 0.5, 0.5, 0.5, 1, 0.5]);
  });

  test('puts the mean of the vertices at the centre of the domain and touches a side', () => {
    const { mesh, bounds } = normaliseMesh(far);
    const { min, max } = meshBounds(mesh);
    expect(Math.min(...min)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...max)).toBeLessThanOrEqual(1);
    expect(Math.max(...max.map((value, k) => value - min[k]!))).toBeCloseTo(1, 2);
    expect(bounds.min[2]).toBeCloseTo(min[2] - 1e-3, 6);
    const mean = mesh.positions.reduce((sum, value) => sum + value, 0) / mesh.positions.length;
    expect(mean).toBeCloseTo(0.5, 5);
  });

  test('is reverted by denormaliseMesh', () => {
    const { mesh, normalisation } = normaliseMesh(far);
    denormaliseMesh(mesh, normalisation).positions.forEach((value, i) => {
      expect(Math.abs(value - far.positions[i]!)).toBeLessThan(1e-4);
    });
  });

  test('refuses vertices that coincide', () => {
    const point = { positions: new Float32Array(9).fill(2), indices: Uint32Array.of(0, 1, 2) };
    expect(() => normaliseMesh(point)).toThrow('vertices must not all coincide');
  });
});
