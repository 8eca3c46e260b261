import { meshBounds, normaliseMesh, shape } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { torusMesh } from './shapes.ts';

const { positions, indices } = torusMesh(0.3, 0.1);
const far = { positions: positions.map((value, i) => 40 * value + [7, -300, 0.5][i % 3]!), indices };

describe('shape(mesh)', () => {
  test('is the normalised mesh with its inside test', () => {
    const { insideTest, ...normalised } = shape(far);
    expect(normalised).toEqual(normaliseMesh(far));
    expect(insideTest.closed).toBe(true);
    expect(insideTest.bounds).toEqual(meshBounds(normalised.mesh, 1e-3));
    // Normalised, the tube has radius 1/8 about a ring of radius 3/8 around the centre.
    const labels = insideTest.label(Float32Array.of(0.5, 0.5, 0.5, 0.875, 0.5, 0.5, 0.875, 0.5, 0.7));
    expect([...labels]).toEqual([0, 1, 0]);
  });

  test('refuses a mesh without faces', () => {
    expect(() => shape({ positions, indices: new Uint32Array(0) })).toThrow('at least one face, got 0');
  });
});
