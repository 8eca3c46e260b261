import { proceduralShape, proceduralShapes } from '@fourier-features/datasets';
import {
  framingViewpoint,
  normaliseMesh,
  publishedViewpoint,
  type Viewpoint,
} from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { boxMesh } from '../shapes.ts';

type Vector = [x: number, y: number, z: number];

/** Projects points by a look-at matrix of cross products; returns the largest |coordinate|, 1 at the border of the picture. */
function largestProjection(
  points: Float32Array,
  { centre, azimuth, elevation, distance, focalLength }: Viewpoint,
): number {
  const cross = (a: Vector, b: Vector): Vector => [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ];
  const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const unit = (a: Vector): Vector => a.map((value) => value / Math.hypot(...a)) as Vector;
  const eye: Vector = [
    centre[0] + distance * Math.cos(elevation) * Math.sin(azimuth),
    centre[1] + distance * Math.sin(elevation),
    centre[2] + distance * Math.cos(elevation) * Math.cos(azimuth),
  ];
  const forwards = unit(eye.map((value, k) => centre[k]! - value) as Vector);
  const right = unit(cross(forwards, [0, 1, 0]));
  const up = cross(right, forwards);
  let largest = 0;
  for (let i = 0; i < points.length; i += 3) {
    const ray = [0, 1, 2].map((k) => points[i + k]! - eye[k]!) as Vector;
    const depth = dot(ray, forwards);
    if (depth <= 0) return Infinity;
    // The picture's half side is ½ at the focal length.
    largest = Math.max(
      largest,
      (focalLength * Math.abs(dot(ray, right))) / depth / 0.5,
      (focalLength * Math.abs(dot(ray, up))) / depth / 0.5,
    );
  }
  return largest;
}

describe('framingViewpoint(points)', () => {
  test.each(proceduralShapes)('shows every vertex of the %s, up to the margin', async (name) => {
    const { positions } = normaliseMesh((await proceduralShape(name)).mesh).mesh;
    expect(largestProjection(positions, framingViewpoint(positions))).toBeCloseTo(0.96, 5);
  });

  test.each<[string, Vector, Vector]>([
    ['a cube', [0, 0, 0], [1, 1, 1]],
    ['a rod along x', [0, 0.495, 0.495], [1, 0.505, 0.505]],
    ['a rod along y', [0.495, 0, 0.495], [0.505, 1, 0.505]],
    ['a rod along z', [0.499, 0.499, 0], [0.501, 0.501, 1]],
    ['a plate', [0, 0.499, 0], [1, 0.501, 1]],
    ['an upright plate', [0, 0, 0.499], [1, 1, 0.501]],
    ['a box in a corner', [0.8, 0.8, 0.8], [1, 1, 1]],
    ['a rod at an edge', [0, 0, 0], [1, 0.01, 0.01]],
  ])('shows all of %s from any side', (_, min, max) => {
    const { positions } = boxMesh(min, max);
    for (const [azimuth, elevation] of [
      [publishedViewpoint.azimuth, publishedViewpoint.elevation],
      [0, 0],
      [1, 1.2],
      [4, -0.7],
    ] as const) {
      const shown = largestProjection(positions, framingViewpoint(positions, { azimuth, elevation }));
      expect(shown).toBeLessThan(0.9601);
      // The nearest that the camera may be.
      expect(shown).toBeGreaterThan(0.03);
    }
  });

  test('is further away than the published viewpoint, which cuts off corners', () => {
    const { positions } = boxMesh([0, 0, 0], [1, 1, 1]);
    expect(largestProjection(positions, publishedViewpoint as Viewpoint)).toBeGreaterThan(1.2);
  });

  test('refuses to frame nothing', () => {
    expect(() => framingViewpoint(new Float32Array(0))).toThrow('must hold at least one, got 0');
  });
});
