import { type IndirectBatch, seededRandom } from '@fourier-features/core';
import { occupancyGrid, proceduralScene } from '@fourier-features/nerf';
import { raySupervision } from '@fourier-features/nerf/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const { train, near, far } = await proceduralScene({ width: 6, train: 2, heldOut: 1 });
const options = { views: train, near, far, samples: 4, raysPerStep: 24, density: 'relu' } as const;
const values = (batch: IndirectBatch, raw = 0.3): Float32Array =>
  new Float32Array((4 * batch.coordinates.length) / 3).fill(raw);

describe('raySupervision(options)', () => {
  test('takes every ray once before it repeats one, in the same order', () => {
    const supervision = raySupervision({ ...options, jitter: false });
    const batch = (step: number) => supervision.batch(step, seededRandom(step)).coordinates;
    const rays = (coordinates: Float32Array) =>
      Array.from({ length: 24 }, (_, n) => [...coordinates.subarray(12 * n, 12 * n + 12)].join());
    const epoch = [0, 1, 2].flatMap((step) => rays(batch(step)));
    expect(new Set(epoch).size).toBe(72);
    expect(rays(batch(3))).toEqual(rays(batch(0)));
  });

  test('gives runs of whole rays the loss and gradient that they have in the batch', async () => {
    const batch = raySupervision(options).batch(0, seededRandom(0)) as IndirectBatch;
    expect(batch.groupSize).toBe(4);
    const all = values(batch).map((_, i) => Math.sin(i));
    const whole = await batch.lossAndGradient(all, 0);
    const parts = [
      await batch.lossAndGradient(all.subarray(0, 4 * 40), 0),
      await batch.lossAndGradient(all.subarray(4 * 40), 40),
    ];
    expect(parts[0]!.loss + parts[1]!.loss).toBeCloseTo(whole.loss, 12);
    expectClose(
      parts.flatMap(({ gradient }) => [...gradient]),
      whole.gradient,
      0,
    );
  });

  test('has no loss for an empty field if all pictures are background', async () => {
    const empty = train.map(({ camera, picture }) => ({
      camera,
      picture: { ...picture, values: new Float32Array(picture.values.length) },
    }));
    for (const background of ['black', 'white', 'alpha'] as const) {
      const batch = raySupervision({ ...options, views: empty, background }).batch(0, seededRandom(0));
      const { loss } = await (batch as IndirectBatch).lossAndGradient(values(batch as IndirectBatch, -1), 0);
      expectClose(loss, 0, 1e-12);
    }
  });

  test('penalises black paint in place of transparency only with random backgrounds', async () => {
    const empty = train.map(({ camera, picture }) => ({
      camera,
      picture: { ...picture, values: new Float32Array(picture.values.length) },
    }));
    const blackPaint = (batch: IndirectBatch) => values(batch).map((_, i) => (i % 4 === 3 ? 50 : -50));
    const loss = async (background: 'black' | 'alpha') => {
      const batch = raySupervision({ ...options, views: empty, background }).batch(0, seededRandom(0));
      return (await (batch as IndirectBatch).lossAndGradient(blackPaint(batch as IndirectBatch), 0)).loss;
    };
    expectClose(await loss('black'), 0, 1e-12);
    expect(await loss('alpha')).toBeGreaterThan(0.2);
  });

  test('samples in occupied cells, except every eighth ray and pixels that miss something', () => {
    const bounds = { min: [-1.5, -1.5, -1.5], max: [1.5, 1.5, 1.5] } as const;
    const occupancy = occupancyGrid({ bounds, resolution: 3 });
    occupancy.density.fill(0);
    occupancy.density[13] = 1e3;
    const opaque = train.map(({ camera, picture }) => ({
      camera,
      picture: { ...picture, values: new Float32Array(picture.values.length) },
    }));
    const { coordinates } = raySupervision({ ...options, views: opaque, occupancy }).batch(
      5,
      seededRandom(1),
    );
    const outside = (n: number) =>
      [...coordinates.subarray(3 * n, 3 * n + 3)].some((x) => Math.abs(x) > 0.5 + 1e-6);
    const rays = coordinates.length / 12;
    expect(rays).toBe(24);
    for (let n = 0; n < 4 * rays; n++) if (Math.floor(n / 4) % 8 !== 0) expect(outside(n)).toBe(false);
    const bright = opaque.map(({ camera, picture }) => ({
      camera,
      picture: { ...picture, values: picture.values.map(() => 1) },
    }));
    occupancy.density.fill(0);
    const missing = raySupervision({ ...options, views: bright, occupancy }).batch(5, seededRandom(1));
    expect(missing.coordinates).toHaveLength(3 * 4 * 24);
  });

  test('draws each step from its generator, the same for the same state', () => {
    const supervision = raySupervision({ ...options, order: 'drawn' });
    const first = supervision.batch(0, seededRandom(1)).coordinates;
    expect(supervision.batch(0, seededRandom(1)).coordinates).toEqual(first);
    expect(supervision.batch(0, seededRandom(2)).coordinates).not.toEqual(first);
  });
});
