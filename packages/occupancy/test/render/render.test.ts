import { publishedViewpoint, render } from '@fourier-features/occupancy';
import { expectAbortHeard } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analyticEngine, anyField, ball } from '../analyticEngine.ts';

const SIZE = 64;
const RADIUS = 0.3;
const engine = analyticEngine(ball(RADIUS));
const viewpoint = { azimuth: 0, elevation: 0, distance: 1, focalLength: 1 };

describe('render(field, options)', () => {
  test('shows a ball: its outline, its depth by its normals, white around it', async () => {
    const { values } = await render(anyField, { engine, width: SIZE, height: SIZE, viewpoint });
    let shown = 0;
    for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
      // The camera is at z = 1.5 and looks along −z; a ray meets the ball where |o + t·d − c| = RADIUS.
      const [x, y] = [((pixel % SIZE) + 0.5) / SIZE - 0.5, 0.5 - (Math.floor(pixel / SIZE) + 0.5) / SIZE];
      const length = Math.hypot(x, y, 1);
      const direction = [x / length, y / length, -1 / length];
      const discriminant = direction[2]! ** 2 - (1 - RADIUS ** 2);
      if (Math.abs(discriminant) < 0.02) continue;
      const colour = [...values.subarray(3 * pixel, 3 * pixel + 3)];
      if (discriminant < 0) {
        expect(colour).toEqual([1, 1, 1]);
        continue;
      }
      shown++;
      const t = -direction[2]! - Math.sqrt(discriminant);
      [t * direction[0]!, t * direction[1]!, 1 + t * direction[2]!].forEach((component, k) => {
        expect(Math.abs(colour[k]! - (0.5 + (0.5 * component) / RADIUS))).toBeLessThan(0.01);
      });
    }
    expect(shown).toBeGreaterThan(900);
  });

  test('turns with the viewpoint: from azimuth π/2 the middle faces x, from above y', async () => {
    for (const [turned, expected] of [
      [{ ...viewpoint, azimuth: Math.PI / 2 }, [1, 0.5, 0.5]],
      [{ ...viewpoint, elevation: Math.PI / 2 }, [0.5, 1, 0.5]],
    ] as const) {
      const { values } = await render(anyField, { engine, width: 33, height: 33, viewpoint: turned });
      const middle = 3 * (16 * 33 + 16);
      expected.forEach((value, k) => {
        expect(values[middle + k]).toBeCloseTo(value, 2);
      });
    }
  });

  test("takes the published viewpoint by default: the middle shows the camera's direction", async () => {
    const { values } = await render(anyField, { engine, width: 33, height: 33 });
    const [azimuth, elevation] = [(145 * Math.PI) / 180, Math.PI / 6];
    const towards = [Math.cos(elevation) * Math.sin(azimuth), Math.sin(elevation)];
    const middle = 3 * (16 * 33 + 16);
    towards.forEach((component, k) => {
      expect(values[middle + k]).toBeCloseTo(0.5 + 0.5 * component, 2);
    });
    expect(publishedViewpoint.azimuth).toBeCloseTo(azimuth, 12);
  });

  test('counts what is outside the box as empty', async () => {
    const bounds = { min: [0.45, 0.45, 0.45], max: [0.55, 0.55, 0.55] } as const;
    const { values } = await render(anyField, { engine, width: 33, height: 33, viewpoint, bounds });
    expect(values[3 * (33 * 4 + 4)]).toBe(1);
    expect(values[3 * (33 * 16 + 16)]).not.toBe(1);
  });

  test('reports progress up to 1, for an empty shape too, and can be aborted while it runs', async () => {
    for (const probability of [ball(RADIUS), () => 0]) {
      const fractions: number[] = [];
      await render(anyField, {
        engine: analyticEngine(probability),
        width: 8,
        height: 8,
        onProgress: (fraction) => fractions.push(fraction),
      });
      expect(fractions.length).toBeGreaterThan(10);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
      expect(fractions.at(-1)).toBe(1);
    }
    const controller = new AbortController();
    const reason = new Error('enough');
    const aborted = render(anyField, {
      engine,
      width: 8,
      height: 8,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(aborted).rejects.toBe(reason);
  });

  test('hears an abort while the engine evaluates', () =>
    expectAbortHeard((options) => render(anyField, { ...options, width: 8, height: 8 })));

  test('is white for an empty shape', async () => {
    const { values } = await render(anyField, { engine: analyticEngine(() => 0), width: 8, height: 8 });
    expect(values.every((value) => value === 1)).toBe(true);
  });

  test('refuses a size of 0 and a viewpoint that is not finite', async () => {
    await expect(render(anyField, { engine, width: 0 })).rejects.toThrow(/width .*got 0/);
    await expect(render(anyField, { engine, viewpoint: { azimuth: Number.NaN } })).rejects.toThrow(
      'viewpoint.azimuth must be finite, in radians, got NaN',
    );
    await expect(render(anyField, { engine, viewpoint: { distance: 0 } })).rejects.toThrow(
      /viewpoint.distance .*got 0/,
    );
  });
});
