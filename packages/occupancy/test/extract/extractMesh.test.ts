import { extractMesh, type Mesh, NoSurfaceError } from '@fourier-features/occupancy';
import { expectAbortHeard } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analyticEngine, anyField, ball } from '../analyticEngine.ts';
import { isManifold, volume } from '../shapes.ts';

const RADIUS = 0.35;

function area({ positions, indices }: Mesh): number {
  let total = 0;
  for (let face = 0; face < indices.length; face += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => [
      ...positions.slice(3 * indices[face + k]!, 3 * indices[face + k]! + 3),
    ]);
    const [p, q, r] = [
      [a!, b!],
      [b!, c!],
      [c!, a!],
    ].map(([from, to]) => Math.hypot(...from!.map((value, k) => value - to![k]!))) as [
      number,
      number,
      number,
    ];
    // Heron's formula.
    const s = (p + q + r) / 2;
    total += Math.sqrt(Math.max(0, s * (s - p) * (s - q) * (s - r)));
  }
  return total;
}

describe('extractMesh(field, options)', () => {
  test('gives a ball its volume, area and normals', async () => {
    const mesh = await extractMesh(anyField, { engine: analyticEngine(ball(RADIUS)), resolution: 48 });
    expect(isManifold(mesh)).toBe(true);
    expect(volume(mesh) / ((4 / 3) * Math.PI * RADIUS ** 3)).toBeCloseTo(1, 2);
    expect(area(mesh) / (4 * Math.PI * RADIUS ** 2)).toBeCloseTo(1, 2);
    mesh.normals.forEach((component, i) => {
      // On a ball the normal is the direction from the centre.
      expect(Math.abs(component - (mesh.positions[i]! - 0.5) / RADIUS)).toBeLessThan(0.01);
    });
  });

  test.each([2, 3, 5, 8, 13, 21, 34])(
    'is closed at resolution %i, whether or not the box cuts it',
    async (resolution) => {
      const waves = (x: number, y: number, z: number): number =>
        0.5 +
        0.4 *
          (Math.sin(9 * x) * Math.cos(11 * y) +
            Math.sin(10 * y) * Math.cos(8 * z) +
            Math.sin(12 * z) * Math.cos(9 * x));
      for (const probability of [ball(0.3), ball(0.55), waves, () => 1]) {
        const mesh = await extractMesh(anyField, { engine: analyticEngine(probability), resolution });
        expect(isManifold(mesh)).toBe(true);
        expect(volume(mesh)).toBeGreaterThan(0);
        expect(mesh.positions.every((value) => value > -1e-3 && value < 1.001)).toBe(true);
      }
    },
  );

  test('returns the box for a field that is inside everywhere', async () => {
    const bounds = { min: [0.1, 0.2, 0.3], max: [0.5, 0.4, 0.9] } as const;
    const mesh = await extractMesh(anyField, { engine: analyticEngine(() => 1), resolution: 9, bounds });
    expect(volume(mesh)).toBeCloseTo(0.4 * 0.2 * 0.6, 3);
    expect(mesh.normals.every(Number.isFinite)).toBe(true);
  });

  test('moves the mesh to where the input was', async () => {
    const normalisation = { centre: [10, -20, 30], halfSize: 4 } as const;
    const mesh = await extractMesh(anyField, {
      engine: analyticEngine(ball(RADIUS)),
      resolution: 24,
      normalisation,
    });
    for (let start = 0; start < mesh.positions.length; start += 3) {
      const [x, y, z] = mesh.positions.subarray(start, start + 3);
      // The domain is 2·halfSize wide.
      expect(Math.hypot(x! - 10, y! + 20, z! - 30)).toBeCloseTo(8 * RADIUS, 1);
    }
  });

  test('reports progress up to 1 and can be aborted while it runs', async () => {
    const fractions: number[] = [];
    const engine = analyticEngine(ball(RADIUS));
    await extractMesh(anyField, {
      engine,
      resolution: 60,
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(fractions.length).toBeGreaterThan(6);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const controller = new AbortController();
    const reason = new Error('enough');
    const aborted = extractMesh(anyField, {
      engine,
      resolution: 60,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(aborted).rejects.toBe(reason);
  });

  test('hears an abort while the engine evaluates', () =>
    expectAbortHeard((options) => extractMesh(anyField, { ...options, resolution: 4 })));

  test('refuses an empty field, another field and a resolution out of range', async () => {
    const empty = extractMesh(anyField, { engine: analyticEngine(() => 0.2), resolution: 4 });
    await expect(empty).rejects.toThrow(NoSurfaceError);
    await expect(empty).rejects.toThrow('field must exceed 1/2 somewhere on a grid of 4 cells');
    const engine = analyticEngine(() => 1);
    const linear = { ...anyField, network: { ...anyField.network, outputActivation: 'linear' as const } };
    await expect(extractMesh(linear, { engine })).rejects.toThrow('by a sigmoid');
    await expect(extractMesh(anyField, { engine, resolution: 1.5 })).rejects.toThrow(
      'from 2 to 2048, in cells, got 1.5',
    );
  });
});
