import { orbitCameras, viewPlane } from '@fourier-features/nerf';
import { projectPoint } from '@fourier-features/nerf/internal';
import { describe, expect, test } from 'vitest';

const [camera] = orbitCameras({ frames: 1, radius: 4, width: 4, height: 3 });
const picture = {
  width: 4,
  height: 3,
  channels: 2 as const,
  values: Float32Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? i / 24 : i === 5 ? 0 : 0.5)),
};

describe('viewPlane(view, depth)', () => {
  test('puts colours where the camera sees them, at the depth, and leaves out transparent pixels', () => {
    const { points, colours } = viewPlane({ camera: camera!, picture }, 2.5);
    expect([points.length, colours.length]).toEqual([33, 33]);
    const pixels = Array.from({ length: 12 }, (_, i) => i).filter((pixel) => pixel !== 2);
    pixels.forEach((pixel, i) => {
      const { pixel: seen, depth } = projectPoint(camera!, [
        points[3 * i]!,
        points[3 * i + 1]!,
        points[3 * i + 2]!,
      ]);
      expect([...seen, depth]).toEqual([
        expect.closeTo(pixel % 4, 4),
        expect.closeTo(Math.floor(pixel / 4), 4),
        expect.closeTo(2.5, 5),
      ]);
      expect([...colours.subarray(3 * i, 3 * i + 3)]).toEqual(
        Array(3).fill(expect.closeTo((0.5 * 2 * pixel) / 24, 6)),
      );
    });
  });

  test('refuses a depth that is not positive', () => {
    expect(() => viewPlane({ camera: camera!, picture }, 0)).toThrow(
      /viewPlane: depth must be positive and finite, .* got 0/,
    );
  });
});
