import { renderNormals } from '@fourier-features/occupancy';
import { describe, expect, test } from 'vitest';
import { analyticEngine, anyField, ball } from '../analyticEngine.ts';

describe('renderNormals(engine, field, options)', () => {
  const size = 64;
  const radius = 0.3;
  const camera = { azimuth: 0, elevation: 0, distance: 1, focalLength: 1 };

  test('shows a ball: its outline, its depth by its normals, white around it', async () => {
    const { values } = await renderNormals(analyticEngine(ball(radius)), anyField, {
      width: size,
      height: size,
      camera,
    });
    let shown = 0;
    for (let pixel = 0; pixel < size * size; pixel++) {
      // The camera is at z = 1.5 and looks along −z; a ray meets the ball where |o + t·d − c| = radius.
      const [x, y] = [((pixel % size) + 0.5) / size - 0.5, 0.5 - (Math.floor(pixel / size) + 0.5) / size];
      const length = Math.hypot(x, y, 1);
      const direction = [x / length, y / length, -1 / length];
      const discriminant = direction[2]! ** 2 - (1 - radius ** 2);
      if (Math.abs(discriminant) < 0.02) continue;
      const colour = [...values.subarray(3 * pixel, 3 * pixel + 3)];
      if (discriminant < 0) {
        expect(colour).toEqual([1, 1, 1]);
        continue;
      }
      shown++;
      const t = -direction[2]! - Math.sqrt(discriminant);
      [t * direction[0]!, t * direction[1]!, 1 + t * direction[2]!].forEach((component, k) => {
        expect(Math.abs(colour[k]! - (0.5 + (0.5 * component) / radius))).toBeLessThan(0.01);
      });
    }
    expect(shown).toBeGreaterThan(900);
  });

  test('turns with the camera: from azimuth 90° the middle looks along x, from above along y', async () => {
    const engine = analyticEngine(ball(radius));
    for (const [turned, expected] of [
      [{ ...camera, azimuth: 90 }, [1, 0.5, 0.5]],
      [{ ...camera, elevation: 90 }, [0.5, 1, 0.5]],
    ] as const) {
      const { values } = await renderNormals(engine, anyField, { width: 33, height: 33, camera: turned });
      const middle = 3 * (16 * 33 + 16);
      expected.forEach((value, k) => {
        expect(values[middle + k]).toBeCloseTo(value, 2);
      });
    }
  });

  test('takes what is outside the box to be empty', async () => {
    const bounds = { min: [0.45, 0.45, 0.45], max: [0.55, 0.55, 0.55] } as const;
    const { values } = await renderNormals(analyticEngine(ball(radius)), anyField, {
      width: 33,
      height: 33,
      camera,
      bounds,
    });
    expect(values[3 * (33 * 4 + 4)]).toBe(1);
    expect(values[3 * (33 * 16 + 16)]).not.toBe(1);
  });

  test('is white where there is nothing, and refuses a size of 0', async () => {
    const { values } = await renderNormals(
      analyticEngine(() => 0),
      anyField,
      { width: 8, height: 8 },
    );
    expect(values.every((value) => value === 1)).toBe(true);
    await expect(async () =>
      renderNormals(
        analyticEngine(() => 0),
        anyField,
        { width: 0 },
      ),
    ).rejects.toThrow('width must be a whole number of at least 1, got 0');
  });
});
