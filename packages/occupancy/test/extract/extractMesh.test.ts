import { extractMesh, type Mesh } from '@fourier-features/occupancy';
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

describe('extractMesh(engine, field, options)', () => {
  test('gives a ball its volume, area and normals', async () => {
    const mesh = await extractMesh(analyticEngine(ball(RADIUS)), anyField, { resolution: 48 });
    expect(isManifold(mesh)).toBe(true);
    expect(volume(mesh) / ((4 / 3) * Math.PI * RADIUS ** 3)).toBeCloseTo(1, 2);
    expect(area(mesh) / (4 * Math.PI * RADIUS ** 2)).toBeCloseTo(1, 2);
    mesh.normals.forEach((component, i) => {
      // On a ball the normal is the direction from the centre.
      expect(Math.abs(component - (mesh.positions[i]! - 0.5) / RADIUS)).toBeLessThan(0.01);
    });
  });

  test.each([2, 3, 5, 8, 13, 21, 34])(
    'is closed at resolution %i, cut by the box or not',
    async (resolution) => {
      const waves = (x: number, y: number, z: number): number =>
        0.5 +
        0.4 *
          (Math.sin(9 * x) * Math.cos(11 * y) +
            Math.sin(10 * y) * Math.cos(8 * z) +
            Math.sin(12 * z) * Math.cos(9 * x));
      for (const probability of [ball(0.3), ball(0.55), waves, () => 1]) {
        const mesh = await extractMesh(analyticEngine(probability), anyField, { resolution });
        expect(isManifold(mesh)).toBe(true);
        expect(volume(mesh)).toBeGreaterThan(0);
        expect(mesh.positions.every((value) => value > -1e-3 && value < 1.001)).toBe(true);
      }
    },
  );

  test('of a field that is full everywhere is its box', async () => {
    const bounds = { min: [0.1, 0.2, 0.3], max: [0.5, 0.4, 0.9] } as const;
    const mesh = await extractMesh(
      analyticEngine(() => 1),
      anyField,
      { resolution: 9, bounds },
    );
    expect(volume(mesh)).toBeCloseTo(0.4 * 0.2 * 0.6, 3);
    expect(mesh.normals.every(Number.isFinite)).toBe(true);
  });

  test('is put where the input was', async () => {
    const normalisation = { centre: [10, -20, 30], halfSize: 4 } as const;
    const mesh = await extractMesh(analyticEngine(ball(RADIUS)), anyField, { resolution: 24, normalisation });
    for (let start = 0; start < mesh.positions.length; start += 3) {
      const [x, y, z] = mesh.positions.subarray(start, start + 3);
      // The domain is 2·halfSize wide.
      expect(Math.hypot(x! - 10, y! + 20, z! - 30)).toBeCloseTo(8 * RADIUS, 1);
    }
  });

  test('reports progress up to 1 and can be aborted', async () => {
    const shares: number[] = [];
    const engine = analyticEngine(ball(RADIUS));
    await extractMesh(engine, anyField, { resolution: 60, onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.at(-1)).toBe(1);
    await expect(extractMesh(engine, anyField, { signal: AbortSignal.abort() })).rejects.toThrow('abort');
  });

  test('refuses an empty field, another field and a resolution out of range', async () => {
    await expect(
      extractMesh(
        analyticEngine(() => 0.2),
        anyField,
        { resolution: 4 },
      ),
    ).rejects.toThrow('the field is nowhere above 1/2 on a grid of 4 cells');
    const linear = { ...anyField, network: { ...anyField.network, outputActivation: 'linear' as const } };
    await expect(async () =>
      extractMesh(
        analyticEngine(() => 1),
        linear,
      ),
    ).rejects.toThrow('by a sigmoid');
    await expect(async () =>
      extractMesh(
        analyticEngine(() => 1),
        anyField,
        { resolution: 1.5 },
      ),
    ).rejects.toThrow('from 2 to 2048, in cells, got 1.5');
  });
});
