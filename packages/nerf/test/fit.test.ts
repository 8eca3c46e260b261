import { type Engine, finish } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import * as nerf from '@fourier-features/nerf';
import { type LossMoment, losingEngine } from '@fourier-features/testing/engine';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

const grids: NonNullable<nerf.FitOptions['occupancy']>[] = [false, { resolution: 8, warmUpSteps: 4 }];

const scene = await nerf.proceduralScene({ width: 8, train: 4, heldOut: 1, supersampling: 2 });
/** Enough to improve by some dB. */
const LONG = { steps: 150, raysPerStep: 32, learningRate: 2e-2, measureEvery: 150 };
const engines = { tfjs: async () => tfjsEngine(), wasm: () => wasmEngine({ threads: 1 }) };

const start = (engine: Engine, options: Partial<nerf.FitOptions> = {}): ReturnType<typeof nerf.fit> =>
  nerf.fit({
    views: scene.train,
    engine,
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
  });

type End = Extract<nerf.FitEvent, { type: 'end' }>;

/** An engine like another that is aborted in one step, after the loss of the step has been computed. */
function abortingEngine(engine: Engine, abortedStep: number, controller: AbortController): Engine {
  return {
    ...engine,
    createTrainer: async (...given) => {
      const trainer = await engine.createTrainer(...given);
      let step = 0;
      return {
        ...trainer,
        step: async (batch, learningRate, signal) => {
          if (step++ !== abortedStep) return trainer.step(batch, learningRate, signal);
          if (!('lossAndGradient' in batch)) throw new Error('rays are supervised indirectly');
          await batch.lossAndGradient(await trainer.evaluate(batch.coordinates), 0);
          controller.abort();
          throw signal!.reason;
        },
      };
    },
  };
}

async function run(engine: Engine, options: Partial<nerf.FitOptions> = {}): Promise<End> {
  return (await finish(start(engine, options))) as End;
}

describe('fit(options)', () => {
  test.each(grids.map((occupancy) => ({ occupancy })))(
    'improves with the occupancy %o',
    async ({ occupancy }) => {
      const { curve } = await run(await engines.wasm(), { ...LONG, occupancy, heldOut: scene.heldOut });
      expect(curve.at(-1)!['fitPsnr']).toBeGreaterThan(curve[0]!['fitPsnr']! + 2);
      expect(curve.at(-1)!['heldOutPsnr']).toBeGreaterThan(curve[0]!['heldOutPsnr']! + 1);
    },
  );

  test('arrives at the same on both engines', async () => {
    const [first, second] = await Promise.all(
      Object.values(engines).map(async (open) => run(await open(), { occupancy: false, steps: 6 })),
    );
    expect(first!.curve.at(-1)!.loss).toBeCloseTo(second!.curve.at(-1)!.loss, 5);
    expect(first!.curve.at(-1)!['fitPsnr']).toBeCloseTo(second!.curve.at(-1)!['fitPsnr']!, 3);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])(
    'a checkpoint with a density of %f in its grid is refused, and one with a flipped bit',
    async (density) => {
      const { checkpoint } = await run(await engines.wasm(), { occupancy: grids[1]!, steps: 2 });
      const occupancy = checkpoint.occupancy!.slice();
      occupancy[3] = density;
      const bytes = nerf.encodeCheckpoint({ checkpoint: { ...checkpoint, occupancy }, metadata: {} });
      expect(() => nerf.decodeCheckpoint(bytes)).toThrow(
        `decodeCheckpoint: occupancy.density must be at least 0 and finite, got ${density} at index 3`,
      );
      const whole = nerf.encodeCheckpoint({ checkpoint, metadata: {} });
      whole[whole.length - 4]! ^= 1;
      expect(() => nerf.decodeCheckpoint(whole)).toThrow('the file is damaged');
    },
  );

  describe.each(Object.entries(engines))('on the %s engine', (_, open) => {
    test.each(grids.map((occupancy) => ({ occupancy })))(
      'ends with the same bits after an interruption with %o',
      async ({ occupancy }) => {
        const engine = await open();
        const whole = await run(engine, { occupancy });
        const half = await run(engine, { occupancy, steps: 7 });
        const bytes = nerf.encodeCheckpoint({ checkpoint: half.checkpoint, metadata: { note: 'half' } });
        const { checkpoint, metadata } = nerf.decodeCheckpoint(bytes);
        expect(metadata).toEqual({ note: 'half' });
        const resumed = await run(engine, { occupancy, resume: checkpoint });
        expect(resumed.field).toEqual(whole.field);
        expect(resumed.checkpoint.occupancy).toEqual(whole.checkpoint.occupancy);
      },
    );
  });

  test.each(grids.map((occupancy) => ({ occupancy })))(
    'ends with the same bits after an abort in the middle of a step with %o',
    async ({ occupancy }) => {
      const controller = new AbortController();
      const whole = await run(tfjsEngine(), { occupancy });
      const engine = abortingEngine(tfjsEngine(), 7, controller);
      const aborted = await run(engine, { occupancy, signal: controller.signal });
      expect([aborted.reason, aborted.checkpoint.optimizerState.updates]).toEqual(['aborted', 7]);
      const resumed = await run(tfjsEngine(), { occupancy, resume: aborted.checkpoint });
      expect(resumed.field).toEqual(whole.field);
      expect(resumed.curve).toEqual(whole.curve);
      expect(resumed.checkpoint.occupancy).toEqual(whole.checkpoint.occupancy);
    },
  );

  /** In the measurement after step 5. */
  const MEASURING: LossMoment = { call: 'evaluate', index: 0, afterSteps: 6 };
  const moments: readonly LossMoment[] = [
    { call: 'step', index: 0 },
    { call: 'step', index: 8 },
    { call: 'read', index: 2 },
    MEASURING,
  ];

  test.each(moments)('continues to the same bits after the loss of its device in %o', async (moment) => {
    const engine = await engines.wasm();
    const options = { measureEvery: 5 };
    const whole = await run(engine, options);
    let lost: End | undefined;
    for await (const event of start(losingEngine(engine, moment), options))
      if (event.type === 'end') lost = event;
    expect(lost!.reason).toBe('lost');
    expect(lost!.checkpoint.unmeasured?.step).toBe(moment === MEASURING ? 5 : undefined);
    const resumed = await run(engine, { ...options, resume: lost!.checkpoint });
    expect(resumed.field).toEqual(whole.field);
    expect(resumed.curve).toEqual(whole.curve);
    expect(resumed.checkpoint.occupancy).toEqual(whole.checkpoint.occupancy);
  });

  test('ends with the last good field and its grid if it diverges', async () => {
    const engine = await engines.wasm();
    const rate = (step: number): number => (step === 7 ? 1e38 : 1e-3);
    const options = { measureEvery: 5, steps: 12, learningRate: rate };
    const diverged = await run(engine, options);
    expect([diverged.reason, diverged.divergence?.found]).toEqual(['diverged', 'loss']);
    const good = await run(engine, { ...options, steps: 6 });
    expect(diverged.field).toEqual(good.field);
    expect(diverged.curve).toEqual(good.curve);
    expect(diverged.checkpoint).toEqual(good.checkpoint);
  });

  test.each([
    [
      { focal: [1e-30, 8] },
      /^fit: the focal length of view 0 must be from 0\.001 to 100000 times the width of \d+ pixels, got 1e-30$/,
    ],
    [{ focal: [8, 1e30] }, /the focal length of view 0 .* the height of \d+ pixels, got 1e\+30$/],
    [{ focal: [8, Number.NaN] }, /the focal length of view 0 .* got NaN$/],
    [
      { centre: [-1e9, 4] },
      /^fit: the principal point of view 0 must be within 100 times the width of \d+ pixels .* got -1000000000$/,
    ],
  ] as const)('refuses a camera with %o', async (intrinsics, message) => {
    const [{ camera, picture }, ...others] = scene.train as [nerf.View, ...nerf.View[]];
    const views = [{ picture, camera: { ...camera, ...intrinsics } }, ...others];
    expect(() => start(tfjsEngine(), { views })).toThrow(message);
  });

  test('refuses to continue from a checkpoint without the grid it needs', async () => {
    const engine = tfjsEngine();
    const { checkpoint } = await run(engine, { steps: 1, occupancy: false });
    expect(checkpoint.occupancy).toBeUndefined();
    expect(() => start(engine, { resume: checkpoint })).toThrow(
      /resume must hold an occupancy grid of 512 cells, got none\. .*encodeCheckpoint/,
    );
  });

  test.each(Object.keys(nerf.defaults.encodings) as nerf.EncodingName[])(
    'improves with the defaults of %s, which are the stated ones',
    async (encoding) => {
      const sizes = { raysPerStep: 32, samples: 12, renderSamples: 12, width: 32, frequencyCount: 12 };
      const given = { views: scene.train, engine: await engines.wasm(), encoding, ...sizes };
      const { curve } = await finish(nerf.fit({ ...given, steps: 60 }));
      expect(curve.at(-1)!['fitPsnr']).toBeGreaterThan(curve[0]!['fitPsnr']! + 0.5);

      const byDefault = await finish(nerf.fit({ ...given, steps: 3 }));
      const cameras = scene.train.map(({ camera }) => camera);
      const range = nerf.defaultDepthRange(cameras);
      const { depth, density, occupancyResolution, warmUpSteps, seed, encodings } = nerf.defaults;
      const stated = await finish(
        nerf.fit({
          ...given,
          ...range,
          steps: 3,
          scale: nerf.defaultScale(encoding, cameras, range),
          learningRate: encodings[encoding].learningRate,
          depth,
          density,
          background: 'alpha',
          occupancy: {
            bounds: nerf.defaultBounds(cameras, range.near, range.far),
            resolution: occupancyResolution,
            warmUpSteps,
          },
          seed,
        }),
      );
      expect(byDefault.field).toEqual(stated.field);
    },
  );

  test.each([
    ['white', 'softplus'],
    ['alpha', 'softplus'],
    ['black', 'relu'],
  ] as const)('improves over the background %s with the density %s', async (background, density) => {
    const { curve } = await run(await engines.wasm(), { ...LONG, background, density });
    expect(curve.at(-1)!['fitPsnr']).toBeGreaterThan(curve[0]!['fitPsnr']! + 2);
  });

  test('stops by its own measures', async () => {
    const engine = await engines.wasm();
    const stop = { measure: 'heldOutPsnr', target: 1 };
    const { reason, curve } = await run(engine, { stop, heldOut: scene.heldOut });
    expect([reason, curve.length]).toEqual(['target', 1]);
    await expect(run(engine, { stop })).rejects.toThrow(/measures \(fitPsnr\), got heldOutPsnr/);
  });

  test('refuses at the call views that do not fit, depths in the wrong order and bad counts', () => {
    const [view] = scene.train;
    const small = { ...view!, camera: { ...view!.camera, width: 7 } };
    const refused: [Partial<nerf.FitOptions>, RegExp][] = [
      [{ views: [] }, /fit: views must hold at least one view, got none/],
      [{ views: [small] }, /7x8 pixels, got 8x8/],
      [{ heldOut: [small] }, /7x8 pixels, got 8x8/],
      [{ near: 6, far: 2 }, /fit: near and far must .* got 6 and 2/],
      [{ near: 6, far: 2, occupancy: false }, /fit: near and far must .* got 6 and 2/],
      [{ renderSamples: 1 }, /fit: renderSamples must be an integer of at least 2, per ray, got 1/],
      [{ measuredRays: 0 }, /fit: measuredRays must be a positive integer, got 0/],
      [{ samples: 1 }, /samples must be an integer of at least 2, per ray, got 1/],
      [{ raysPerStep: 0.5 }, /raysPerStep must be a positive integer, got 0.5/],
      [{ scale: null }, /scale of gaussian must be a number, in cycles per unit, got null/],
      [{ background: 'grey' as 'black' }, /fit: background must be one of black, white, alpha, got grey/],
      [{ order: 'sorted' as 'drawn' }, /fit: order must be one of shuffled, drawn, got sorted/],
      [{ steps: 0 }, /steps must be a positive integer, got 0/],
    ];
    for (const [options, message] of refused) expect(() => start(tfjsEngine(), options)).toThrow(message);
  });
});
