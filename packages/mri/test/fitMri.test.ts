import {
  type Engine,
  evaluateField,
  type FitEnd,
  finish,
  gridCoordinates,
  psnr,
  seededRandom,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import {
  birdcageSensitivities,
  fitMri,
  fourierSampling,
  gaussianMask,
  type MriFitOptions,
  mriEncodingNames,
} from '@fourier-features/mri';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { product, smoothBall } from './arrays.ts';

const engines = new Map<string, Engine>();
beforeAll(async () => {
  await activateFastestBackend('cpu');
  engines.set('tfjs', tfjsEngine());
  engines.set('fused', await wasmEngine({ threads: 1, revectorize: false }));
});

const small = {
  frequencyCount: 16,
  width: 16,
  depth: 3,
  scale: 1,
  learningRate: 1e-2,
  measureEvery: 10,
} as const;

interface Case {
  readonly shape: readonly number[];
  readonly complex?: boolean;
  readonly coils?: number;
}

/** The fit of a smooth ball, turned by a smooth phase where complex. */
function problem({
  shape,
  complex = false,
  coils = 0,
}: Case): Pick<MriFitOptions, 'operator' | 'kspace' | 'truth' | 'complex'> & { truth: Float32Array } {
  const truth = smoothBall(shape);
  const mask = gaussianMask({ shape, sampleCount: product(shape), random: seededRandom(0) });
  const sensitivities = coils ? { sensitivities: birdcageSensitivities({ shape, coils }) } : {};
  const operator = fourierSampling({ shape, mask, complex, ...sensitivities });
  const turned = Float32Array.from({ length: 2 * truth.length }, (_, i) => {
    const phase = (2 * (i >> 1)) / truth.length;
    return truth[i >> 1]! * (i % 2 === 0 ? Math.cos(phase) : Math.sin(phase));
  });
  return { operator, kspace: operator.apply(complex ? turned : truth), truth, complex };
}

const plane = { shape: [12, 16] };

function fitBall(engine: string, options: Partial<MriFitOptions> = {}, which: Case = plane): Promise<FitEnd> {
  return finish(fitMri({ ...problem(which), engine: engines.get(engine)!, steps: 40, ...small, ...options }));
}

describe('fitMri(options)', () => {
  const cases = ['tfjs', 'fused'].flatMap((engine) =>
    [plane, { shape: [8, 8, 8] }, { shape: [10, 10], complex: true }, { shape: [6, 8, 7], coils: 3 }].map(
      (which) => ({ engine, which }),
    ),
  );

  test.each(cases)('learns from samples on the $engine engine: $which', async ({ engine, which }) => {
    const { curve } = await fitBall(engine, {}, which);
    expect(curve.at(-1)!.loss).toBeLessThan(0.3 * curve[0]!.loss);
    expect(curve.at(-1)!.truthPsnr!).toBeGreaterThan(curve[0]!.truthPsnr! + 3);
  });

  test('takes the same steps on both engines', async () => {
    const losses = await Promise.all(
      ['tfjs', 'fused'].map(async (engine) =>
        (await fitBall(engine, { steps: 5, measureEvery: 1 })).curve.map(({ loss }) => loss),
      ),
    );
    losses[0]!.forEach((loss, step) => {
      expect(losses[1]![step]! / loss).toBeCloseTo(1, 3);
    });
  });

  test('logs the PSNR of the clipped field against the truth, and none without it', async () => {
    const { truth } = problem(plane);
    const end = await fitBall('fused', { steps: 3 });
    const values = await evaluateField(engines.get('fused')!, end.field, gridCoordinates(plane.shape));
    expect(end.curve.at(-1)!.truthPsnr).toBeCloseTo(psnr(values, truth), 5);
    const { operator, kspace } = problem(plane);
    const blind = await finish(
      fitMri({ operator, kspace, engine: engines.get('fused')!, steps: 1, ...small }),
    );
    expect(blind.curve[0]).not.toHaveProperty('truthPsnr');
  });

  test('ends with the same bits after an interruption as without', async () => {
    const whole = await fitBall('fused', { steps: 12 });
    const half = await fitBall('fused', { steps: 5 });
    const resumed = await fitBall('fused', { steps: 12, resume: half.checkpoint });
    expect(resumed.field).toEqual(whole.field);
  });

  test('gives the same weights for the same seed and others for another', async () => {
    const once = await fitBall('fused', { steps: 2 });
    expect((await fitBall('fused', { steps: 2 })).field).toEqual(once.field);
    const other = await fitBall('fused', { steps: 2, seed: 1 });
    expect(other.field.parameters[0]!.values).not.toEqual(once.field.parameters[0]!.values);
  });

  test.each(mriEncodingNames)('trains with the defaults of %s', async (encoding) => {
    const { curve } = await finish(
      fitMri({ ...problem({ shape: [4, 4, 4] }), engine: engines.get('fused')!, encoding, steps: 1 }),
    );
    expect(Number.isFinite(curve[0]!.loss)).toBe(true);
  });

  test('stops at a target against the truth', async () => {
    const end = await fitBall('fused', { targetPsnr: 8 });
    expect(end.reason).toBe('target');
  });

  test('refuses operators, measurements and truths that do not fit', () => {
    const engine = engines.get('fused')!;
    const { operator, kspace, truth } = problem(plane);
    expect(() => fitMri({ operator, kspace, engine, complex: true })).toThrow(
      'complex field needs an operator on [..., 2]',
    );
    expect(() => fitMri({ operator, kspace, engine, truth: truth.subarray(1) })).toThrow(
      'truth must be [12, 16]',
    );
    expect(() => fitMri({ operator, kspace: kspace.subarray(1), engine })).toThrow('measurements must be');
    expect(() => fitMri({ operator: { ...operator, inputShape: [192] }, kspace, engine })).toThrow(
      'fitMri: shape',
    );
    expect(() => fitMri({ operator, kspace, engine, scale: null })).toThrow(
      'gaussian encoding: scale must be given, got null',
    );
  });
});
