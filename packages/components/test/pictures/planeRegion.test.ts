import {
  type PlaneGaze,
  planeRegion,
  WHOLE_PLANE,
  withinPlane,
  zoomedAbout,
} from '@fourier-features/components/pictures/planeRegion.ts';
import { seededRandom } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const SIZE = { width: 300, height: 200 };

/** Returns gazes from all of a plane, or its edges, to the greatest zoom. */
function gazes(count: number): PlaneGaze[] {
  const values = seededRandom(3).uniforms(3 * count);
  return Array.from({ length: count }, (_, i) =>
    withinPlane({
      x: 1.4 * values[3 * i]! - 0.2,
      y: 1.4 * values[3 * i + 1]! - 0.2,
      zoom: 2 ** (9 * values[3 * i + 2]!),
    }),
  );
}

describe('planeRegion(gaze, size)', () => {
  test('is the whole plane without zoom', () => {
    expect(planeRegion(WHOLE_PLANE, SIZE)).toEqual({ x: 0, y: 0, ...SIZE });
  });

  test('never leaves the plane, and has its aspect', () => {
    for (const gaze of gazes(100)) {
      const { x, y, width, height } = planeRegion(gaze, SIZE);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(SIZE.width + 1e-9);
      expect(y + height).toBeLessThanOrEqual(SIZE.height + 1e-9);
      expect(width / height).toBeCloseTo(1.5, 9);
    }
  });
});

describe('zoomedAbout(gaze, factor, at)', () => {
  test('keeps the point under the pointer when it enlarges', () => {
    for (const gaze of gazes(100)) {
      const { x, y, zoom } = gaze;
      const next = zoomedAbout(gaze, 1.7, [0.2, 0.9]);
      expect(next.x + (0.2 - 0.5) / next.zoom).toBeCloseTo(x + (0.2 - 0.5) / zoom, 9);
      expect(next.y + (0.9 - 0.5) / next.zoom).toBeCloseTo(y + (0.9 - 0.5) / zoom, 9);
      expect(next.zoom).toBe(Math.min(256, 1.7 * zoom));
    }
  });

  test('ends at the whole plane when it shrinks', () => {
    for (const gaze of gazes(20)) expect(zoomedAbout(gaze, 1e-3, [0, 1])).toEqual(WHOLE_PLANE);
  });
});
