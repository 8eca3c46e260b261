import * as nerf from '@fourier-features/nerf';
import { projectPoint } from '@fourier-features/nerf/internal';
import { describe, expect, test } from 'vitest';

describe('resizeCamera(camera, { width, height })', () => {
  const [camera] = nerf.orbitCameras({ frames: 1, radius: 4, width: 8 });

  test('scales where points appear, measured from the edge of the picture', () => {
    const larger = nerf.resizeCamera(camera!, { width: 24, height: 16 });
    const point = [0.3, -0.2, 0.5] as const;
    const [column, row] = projectPoint(camera!, point).pixel;
    const [largerColumn, largerRow] = projectPoint(larger, point).pixel;
    expect(largerColumn + 0.5).toBeCloseTo(3 * (column + 0.5), 10);
    expect(largerRow + 0.5).toBeCloseTo(2 * (row + 0.5), 10);
  });

  test('refuses half a pixel', () => {
    expect(() => nerf.resizeCamera(camera!, { width: 2.5, height: 4 })).toThrow(
      'resizeCamera: width must be a positive integer, in pixels, got 2.5',
    );
  });
});
