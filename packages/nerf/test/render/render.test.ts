import {
  type Engine,
  gaussianEncoding,
  type IndirectBatch,
  initialField,
  seededRandom,
} from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import { raySupervision } from '@fourier-features/nerf/internal';
import { expectAbortHeard, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analyticEngine, radianceField as field, rawValues, sphere } from '../analytic.ts';

/** The analytic fields state densities as they are after ReLU. */
const range = { near: 2, far: 6, density: 'relu' } as const;
const [camera, other] = nerf.orbitCameras({ frames: 2, radius: 4, width: 13 }) as [nerf.Camera, nerf.Camera];
const middle = 6 * 13 + 6;

describe('render(field, camera, options)', () => {
  test('sees a sphere at its closed-form opacity and depth', async () => {
    const engine = analyticEngine(sphere(1, 0.8));
    const view = await nerf.render(field, camera, { ...range, engine, samples: 3000 });
    expect(view.opacity[middle]).toBeCloseTo(1 - Math.exp(-1.6), 2);
    // ∫₃⁵ z σ exp(−σ(z − 3)) dz
    expectClose(view.depth[middle]!, 3 + 1 / 0.8 - (5 + 1 / 0.8) * Math.exp(-1.6), 0.02);
    expect(view.opacity[0]).toBe(0);
  });

  test('ends rays early with an error of at most the transmittance left out', async () => {
    const options = { ...range, engine: analyticEngine(sphere(1, 40), [0.9, 0.4, 0.2]), samples: 128 };
    const complete = await nerf.render(field, camera, { ...options, minimumTransmittance: 0 });
    const before = options.engine.counts.points;
    const ended = await nerf.render(field, camera, { ...options, minimumTransmittance: 1e-3 });
    expectClose(ended.colour, complete.colour, 1e-3);
    expect(options.engine.counts.points - before).toBeLessThan(before);
  });

  test('gives the same for every chunk size, and reports the fraction of rays done', async () => {
    const options = { ...range, engine: analyticEngine(sphere(1, 3)), samples: 20 };
    const progress: number[] = [];
    const whole = await nerf.render(field, camera, options);
    const parts = await nerf.render(field, camera, {
      ...options,
      chunk: 50,
      onProgress: (fraction) => progress.push(fraction),
    });
    expect(parts).toEqual(whole);
    expect(progress).toEqual([50 / 169, 100 / 169, 150 / 169, 1]);
  });

  test('shows a white background through an empty field', async () => {
    const engine = analyticEngine(() => -1);
    const { colour } = await nerf.render(field, camera, { ...range, engine, background: 'white' });
    expectClose(colour, new Array(colour.length).fill(1), 0);
  });

  test('rejects with the reason of an abort and frees the evaluator', async () => {
    const engine = analyticEngine(sphere(1, 3));
    const controller = new AbortController();
    const reason = new Error('seen enough');
    const rendering = nerf.render(field, camera, {
      ...range,
      engine,
      chunk: 50,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(rendering).rejects.toBe(reason);
    expect(engine.counts).toMatchObject({ evaluators: 1, disposed: 1 });
  });

  test('hears an abort while the engine evaluates', () =>
    expectAbortHeard((options) => nerf.render(field, camera, { ...range, ...options })));

  test('refuses other fields and bad options', async () => {
    const engine = {} as Engine;
    const colours = initialField({
      encoding: gaussianEncoding({ inputDim: 3, scale: 1 }),
      outputDim: 3,
      width: 4,
    });
    await expect(nerf.render(colours, camera, { ...range, engine })).rejects.toThrow(/4 raw values/);
    const refused = (options: Partial<nerf.RenderOptions>, message: RegExp) =>
      expect(nerf.render(field, camera, { ...range, engine, ...options })).rejects.toThrow(message);
    await refused({ near: 6 }, /render: near and far must .* got 6 and 6/);
    await refused({ samples: 1 }, /render: samples must be an integer of at least 2, per ray, got 1/);
    await refused({ density: 'exp' as 'relu' }, /render: density must be relu or softplus, got exp/);
    await refused({ chunk: 0 }, /render: chunk must be a positive integer, in rays, got 0/);
  });
});

describe('renderViews(field, cameras, options)', () => {
  test('renders what render does, with one evaluator and the progress of all views', async () => {
    const engine = analyticEngine(sphere(1, 3));
    const progress: number[] = [];
    const options = { ...range, engine, samples: 20 };
    const views: nerf.RenderedView[] = [];
    const run = nerf.renderViews(field, [camera, other], {
      ...options,
      onProgress: (fraction) => progress.push(fraction),
    });
    for await (const view of run) views.push(view);
    expect(engine.counts).toMatchObject({ evaluators: 1, disposed: 1 });
    expect(progress).toEqual([0.5, 1]);
    expect(views).toEqual([
      await nerf.render(field, camera, options),
      await nerf.render(field, other, options),
    ]);
  });

  test('frees the evaluator when the loop is left early', async () => {
    const engine = analyticEngine(sphere(1, 3));
    for await (const _ of nerf.renderViews(field, [camera, other], { ...range, engine, samples: 4 })) break;
    expect(engine.counts).toMatchObject({ evaluators: 1, disposed: 1 });
  });

  test('throws at the call for bad options, while running for an abort', async () => {
    const engine = analyticEngine(() => 0);
    expect(() => nerf.renderViews(field, [camera], { ...range, engine, far: 1 })).toThrow(/near and far/);
    const signal = AbortSignal.abort(new Error('never started'));
    const run = nerf.renderViews(field, [camera], { ...range, engine, signal });
    await expect(run.next()).rejects.toThrow('never started');
    expect(engine.counts.evaluators).toBe(0);
  });
});

describe('the last sample of a ray', () => {
  const [pixel] = nerf.orbitCameras({ frames: 1, radius: 4, width: 1 }) as [nerf.Camera];
  /** Rays from 2 to 6 with 5 samples, 1 apart, through a density that lets e^(−4e-10) of the light through. */
  const faint = { near: 2, far: 6, samples: 5, minimumTransmittance: 0 };
  const opacityOf = async (options: Partial<nerf.RenderOptions>): Promise<number> => {
    const engine = analyticEngine(() => 1e-10);
    return (await nerf.render(field, pixel, { engine, ...faint, ...options })).opacity[0]!;
  };

  test('stands for 1e10 units with ReLU over black, as in the paper, so that it is a wall', async () => {
    expect(await opacityOf({ density: 'relu', background: 'black' })).toBeCloseTo(1 - Math.exp(-1), 6);
  });

  test('stands for the distance between samples over other backgrounds and with a softplus', async () => {
    for (const background of ['white', 'alpha'] as const)
      expect(await opacityOf({ density: 'relu', background })).toBeLessThan(1e-8);
    // Five samples, 1 apart, of ln(1 + e^(−2)).
    const expected = 1 - Math.exp(-5 * Math.log1p(Math.exp(-2)));
    for (const background of ['black', 'white', 'alpha'] as const)
      expect(await opacityOf({ density: 'softplus', background })).toBeCloseTo(expected, 6);
  });

  test('has the same length in training', async () => {
    const picture = { width: 1, height: 1, channels: 3 as const, values: new Float32Array(3) };
    const loss = async (background: nerf.Background): Promise<number> => {
      const supervision = raySupervision({
        ...{ views: [{ camera: pixel, picture }], near: 2, far: 6, samples: 5, raysPerStep: 1 },
        ...{ density: 'relu', jitter: false, background },
      });
      const batch = supervision.batch(0, seededRandom(0)) as IndirectBatch;
      return (
        await batch.lossAndGradient(
          rawValues(batch.coordinates, () => 1e-10),
          0,
        )
      ).loss;
    };
    // A black pixel against opacity·½ in each colour.
    expect(await loss('black')).toBeCloseTo((0.5 * (1 - Math.exp(-1))) ** 2, 6);
    expect(await loss('white')).toBeCloseTo(1, 6);
  });
});
