import { finish } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import {
  decodeNerfCheckpoint,
  encodeNerfCheckpoint,
  fitNerf,
  type NerfCheckpoint,
  type NerfFitEvent,
  type NerfFitOptions,
  nerfEncodingNames,
  proceduralScene,
} from '@fourier-features/nerf';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

const grids: NonNullable<NerfFitOptions['occupancy']>[] = [false, { resolution: 8, warmUpSteps: 4 }];

const scene = proceduralScene({ width: 8, train: 4, val: 1, test: 1, supersampling: 2 });
/** Enough to learn something in. */
const LONG = { steps: 150, raysPerStep: 32, learningRate: 2e-2, measureEvery: 150 };
const engines = { tfjs: async () => tfjsEngine(), fused: () => wasmEngine({ threads: 1 }) };

async function run(options: Partial<NerfFitOptions> = {}): Promise<Extract<NerfFitEvent, { type: 'end' }>> {
  let last: NerfFitEvent | undefined;
  for await (last of fitNerf({
    views: scene.train,
    engine: tfjsEngine(),
    near: scene.near,
    far: scene.far,
    steps: 12,
    raysPerStep: 16,
    samples: 8,
    renderSamples: 8,
    width: 16,
    depth: 3,
    frequencyCount: 16,
    scale: 0.5,
    learningRate: 1e-2,
    occupancy: { resolution: 8, warmUpSteps: 4 },
    measuredRays: 64,
    ...options,
  }));
  if (last?.type !== 'end') throw new Error('the run ended without an end');
  return last;
}

describe('fitNerf(options)', () => {
  test.each(grids.map((occupancy) => ({ occupancy })))(
    'learns with the occupancy %o',
    async ({ occupancy }) => {
      const engine = await engines.fused();
      const { curve } = await run({ ...LONG, engine, occupancy, heldOut: scene.val });
      expect(curve.at(-1)!.fitPsnr!).toBeGreaterThan(curve[0]!.fitPsnr! + 2);
      expect(Number.isFinite(curve.at(-1)!.heldOutPsnr)).toBe(true);
    },
  );

  test('comes to the same on both engines', async () => {
    const [first, second] = await Promise.all(
      Object.values(engines).map(async (open) => run({ engine: await open(), occupancy: false, steps: 6 })),
    );
    expect(first!.curve.at(-1)!.loss).toBeCloseTo(second!.curve.at(-1)!.loss, 5);
    expect(first!.curve.at(-1)!.fitPsnr).toBeCloseTo(second!.curve.at(-1)!.fitPsnr!, 3);
  });

  describe.each(Object.entries(engines))('on the %s engine', (_, open) => {
    test.each(grids.map((occupancy) => ({ occupancy })))(
      'ends with the same bits after an interruption with %o',
      async ({ occupancy }) => {
        const engine = await open();
        const whole = await run({ engine, occupancy });
        const half = await run({ engine, occupancy, steps: 7 });
        const bytes = encodeNerfCheckpoint({ checkpoint: half.checkpoint, metadata: { note: 'half' } });
        const { checkpoint, metadata } = decodeNerfCheckpoint(bytes);
        expect(metadata).toEqual({ note: 'half' });
        const resumed = await run({ engine, occupancy, resume: checkpoint });
        expect(resumed.field).toEqual(whole.field);
        expect(resumed.checkpoint.occupancy).toEqual(whole.checkpoint.occupancy);
      },
    );
  });

  test('refuses to go on from a checkpoint without the grid it needs', async () => {
    const { checkpoint } = await run({ steps: 1, occupancy: false });
    expect(checkpoint.occupancy).toBeUndefined();
    await expect(run({ resume: checkpoint as NerfCheckpoint })).rejects.toThrow(/encodeNerfCheckpoint/);
  });

  test.each(nerfEncodingNames)(
    'trains with the defaults of %s, depths from the cameras',
    async (encoding) => {
      const { curve, field } = await finish(
        fitNerf({
          views: scene.train,
          engine: tfjsEngine(),
          encoding,
          steps: 2,
          raysPerStep: 4,
          samples: 4,
          renderSamples: 4,
          width: 8,
          frequencyCount: 12,
          measuredRays: 4,
          occupancy: { resolution: 4 },
        }),
      );
      expect(field.network).toMatchObject({ outputDim: 4, outputActivation: 'linear' });
      expect(Number.isFinite(curve.at(-1)!.loss)).toBe(true);
    },
  );

  test.each([
    ['white', 'softplus'],
    ['alpha', 'softplus'],
    ['black', 'relu'],
  ] as const)('learns over the background %s with the density %s', async (background, density) => {
    const { curve } = await run({ ...LONG, engine: await engines.fused(), background, density });
    expect(curve.at(-1)!.fitPsnr!).toBeGreaterThan(curve[0]!.fitPsnr! + 2);
  });

  test('refuses views that do not fit and depths that are none', async () => {
    const [view] = scene.train;
    const small = { ...view!, camera: { ...view!.camera, width: 7 } };
    await expect(run({ views: [] })).rejects.toThrow(/at least one view/);
    await expect(run({ views: [small] })).rejects.toThrow(/7x8 pixels, got 8x8/);
    await expect(run({ near: 6, far: 2, occupancy: false })).rejects.toThrow(/near and far/);
  });
});
