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
  comparedEncodings,
  defaultScale,
  defaults,
  type FitOptions,
  fit,
  fourierSampling,
  gaussianMask,
} from '@fourier-features/mri';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { product, smoothBall } from './arrays.ts';

const engines = new Map<string, Engine>();
beforeAll(async () => {
  await activateFastestBackend('cpu');
  engines.set('tfjs', tfjsEngine());
  engines.set('wasm', await wasmEngine({ threads: 1 }));
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

/** Returns the data of a smooth ball, with a smooth phase if complex. */
function problem({
  shape,
  complex = false,
  coils = 0,
}: Case): Pick<FitOptions, 'operator' | 'kspace' | 'truth' | 'complex'> & { truth: Float32Array } {
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

function fitBall(engine: string, options: Partial<FitOptions> = {}, which: Case = plane): Promise<FitEnd> {
  return finish(fit({ ...problem(which), engine: engines.get(engine)!, steps: 40, ...small, ...options }));
}

/** Fits the same without the truth. */
function fitBlind(which: Case, options: Partial<FitOptions> = {}): Promise<FitEnd> {
  const { truth: _, ...measured } = problem(which);
  return finish(fit({ ...measured, engine: engines.get('wasm')!, steps: 40, ...small, ...options }));
}

describe('fit(options)', () => {
  const cases = ['tfjs', 'wasm'].flatMap((engine) =>
    [plane, { shape: [8, 8, 8] }, { shape: [10, 10], complex: true }, { shape: [6, 8, 7], coils: 3 }].map(
      (which) => ({ engine, which }),
    ),
  );

  test.each(cases)('reconstructs from samples on the $engine engine: $which', async ({ engine, which }) => {
    const { curve } = await fitBall(engine, {}, which);
    expect(curve.at(-1)!.loss).toBeLessThan(0.3 * curve[0]!.loss);
    expect(curve.at(-1)!.psnr!).toBeGreaterThan(curve[0]!.psnr! + 3);
  });

  test('takes the same steps on both engines', async () => {
    const losses = await Promise.all(
      ['tfjs', 'wasm'].map(async (engine) =>
        (await fitBall(engine, { steps: 5, measureEvery: 1 })).curve.map(({ loss }) => loss),
      ),
    );
    losses[0]!.forEach((loss, step) => {
      expect(losses[1]![step]! / loss).toBeCloseTo(1, 3);
    });
  });

  test('measures the PSNR of the clipped field against the truth', async () => {
    const { truth } = problem(plane);
    const { field, curve } = await fitBall('wasm', { steps: 3 });
    const values = await evaluateField(field, gridCoordinates(plane.shape), { engine: engines.get('wasm')! });
    expect(curve.at(-1)!.psnr).toBeCloseTo(psnr(values, truth), 5);
  });

  test.each([plane, { shape: [10, 10], complex: true }, { shape: [6, 8, 7], coils: 3 }])(
    'measures the PSNR of its k-space against the measured one without a truth: %o',
    async (which) => {
      const { operator, kspace, complex } = problem(which);
      const engine = engines.get('wasm')!;
      const { field, curve } = await fitBlind(which, { steps: 3 });
      const coordinates = gridCoordinates(complex ? operator.inputShape.slice(0, -1) : operator.inputShape);
      const samples = operator.apply(await evaluateField(field, coordinates, { engine }));
      const error = kspace.reduce((sum, value, i) => sum + (value - samples[i]!) ** 2, 0) / kspace.length;
      const peak = Math.max(...kspace.map(Math.abs));
      expect(curve.at(-1)!['measurementPsnr']).toBeCloseTo(10 * Math.log10(peak ** 2 / error), 4);
      expect(curve.at(-1)!).not.toHaveProperty('psnr');
    },
  );

  test('ends with the same bits after an interruption as without', async () => {
    const whole = await fitBall('wasm', { steps: 12 });
    const half = await fitBall('wasm', { steps: 5 });
    const resumed = await fitBall('wasm', { steps: 12, resume: half.checkpoint });
    expect(resumed.field).toEqual(whole.field);
  });

  test('gives the same weights for the same seed and different ones for another', async () => {
    const once = await fitBall('wasm', { steps: 2 });
    expect((await fitBall('wasm', { steps: 2 })).field).toEqual(once.field);
    const other = await fitBall('wasm', { steps: 2, seed: 1 });
    expect(other.field.parameters[0]!.values).not.toEqual(once.field.parameters[0]!.values);
  });

  test.each(comparedEncodings)(
    'uses the default scale and learning rate of %s, which lower the loss',
    async (encoding) => {
      const shape = [24, 16];
      const brief = { ...problem({ shape }), engine: engines.get('wasm')!, encoding, steps: 40 };
      const { curve, field } = await finish(fit({ ...brief, width: 32, frequencyCount: 32 }));
      expect(curve.at(-1)!.loss).toBeLessThan(0.5 * curve[0]!.loss);
      const explicit = {
        scale: defaultScale(encoding, shape),
        learningRate: defaults.encodings[encoding].learningRate,
        depth: defaults.depth,
        seed: defaults.seed,
      };
      const same = await finish(fit({ ...brief, width: 32, frequencyCount: 32, ...explicit }));
      expect(same.field).toEqual(field);
    },
  );

  test('stops once a measure reaches its target, against the truth or k-space', async () => {
    const known = await fitBall('wasm', { stop: { measure: 'psnr', target: 8 } });
    expect(known.reason).toBe('target');
    expect(known.curve.at(-1)!.psnr!).toBeGreaterThanOrEqual(8);
    const blind = await fitBlind(plane, { stop: { measure: 'measurementPsnr', target: 20 } });
    expect(blind.reason).toBe('target');
    expect(blind.curve.at(-1)!['measurementPsnr']!).toBeGreaterThanOrEqual(20);
    await expect(fitBlind(plane, { steps: 2, stop: { measure: 'psnr', target: 8 } })).rejects.toThrow(
      "stop.measure must be one of the fit's measures (measurementPsnr), got psnr",
    );
  });

  test('refuses operators, k-space and truths that do not fit, at the call', () => {
    const engine = engines.get('wasm')!;
    const { operator, kspace, truth } = problem(plane);
    expect(() => fit({ operator, kspace, engine, complex: true })).toThrow(
      'fit: operator.inputShape must be [..., 2] for a complex field, got [12, 16]. Build the operator with complex: true.',
    );
    expect(() => fit({ operator, kspace, engine, truth: truth.subarray(1) })).toThrow(
      'truth must be [12, 16]',
    );
    expect(() => fit({ operator, kspace: kspace.subarray(1), engine })).toThrow(
      'fit: kspace must be [12, 16, 2], 384 numbers, got 383',
    );
    expect(() => fit({ operator: { ...operator, inputShape: [192] }, kspace, engine })).toThrow('fit: shape');
    const broken = kspace.with(5, Number.NaN);
    expect(() => fit({ operator, kspace: broken, engine })).toThrow(
      'fit: kspace must be finite, got NaN at index 5',
    );
    expect(() => fit({ operator, kspace, engine, scale: null })).toThrow(
      'scale of gaussian must be a number, in cycles per unit, got null',
    );
  });
});
