import {
  type Engine,
  evaluateField,
  type FitEnd,
  finish,
  gridCoordinates,
  psnr,
  type Random,
  threefryRandom,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import {
  comparedEncodings,
  type FitOptions,
  fit,
  parallelBeam,
  publishedRadon,
  uniformAngles,
} from '@fourier-features/ct';
import { fourierFieldOf } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ellipses, rasterise } from './ellipses.ts';

const SIDE = 16;
const truth = rasterise(ellipses, [SIDE, SIDE]);
const operator = parallelBeam({ shape: [SIDE, SIDE], angles: uniformAngles(12) });
const sinogram = operator.apply(truth);

const engines: Record<string, Engine> = {};
beforeAll(async () => {
  await activateFastestBackend('cpu');
  engines['tfjs'] = tfjsEngine();
  engines['wasm'] = await wasmEngine({ threads: 1 });
});

function fitEllipses(options: Partial<FitOptions> = {}): Promise<FitEnd> {
  const small = { frequencyCount: 16, width: 16, depth: 3, steps: 40, measureEvery: 10, scale: 2 };
  return finish(fit({ operator, sinogram, truth, engine: engines['wasm']!, ...small, ...options }));
}

/** Fits the same without the truth. */
function fitBlind(options: Partial<FitOptions> = {}): Promise<FitEnd> {
  const small = { frequencyCount: 16, width: 16, depth: 3, steps: 40, measureEvery: 10, scale: 2 };
  return finish(fit({ operator, sinogram, engine: engines['wasm']!, ...small, ...options }));
}

describe('fit(options)', () => {
  test.each(['tfjs', 'wasm'])('lowers the loss and approaches the truth on the %s engine', async (name) => {
    const { curve } = await fitEllipses({ engine: engines[name]!, steps: 80, learningRate: 1e-2 });
    expect(curve.at(-1)!.loss).toBeLessThan(curve[0]!.loss / 20);
    expect(curve.at(-1)!.psnr!).toBeGreaterThan(curve[0]!.psnr! + 5);
  });

  test('gives the same losses on both engines', async () => {
    const [wasm, tfjs] = [await fitEllipses(), await fitEllipses({ engine: engines['tfjs']! })];
    wasm.curve.forEach(({ loss }, i) => {
      expect(Math.abs(loss / tfjs.curve[i]!.loss - 1)).toBeLessThan(1e-2);
    });
  });

  test('measures the PSNR of the field on the grid of pixels against the truth', async () => {
    const { field, curve } = await fitEllipses({ steps: 11 });
    const values = await evaluateField(field, gridCoordinates(operator.inputShape), {
      engine: engines['wasm']!,
    });
    expect(curve.map(({ step }) => step)).toEqual([0, 10]);
    expect(curve.at(-1)!.psnr).toBeCloseTo(psnr(values, truth), 5);
  });

  test('measures the PSNR of the projections against the sinogram if the truth is not known', async () => {
    const { field, curve } = await fitBlind({ steps: 11 });
    const engine = engines['wasm']!;
    const values = await evaluateField(field, gridCoordinates(operator.inputShape), { engine });
    const projections = operator.apply(values);
    const error = sinogram.reduce((sum, value, i) => sum + (value - projections[i]!) ** 2, 0) / 192;
    const peak = Math.max(...sinogram);
    expect(curve.at(-1)!['measurementPsnr']).toBeCloseTo(10 * Math.log10(peak ** 2 / error), 4);
    expect(curve.at(-1)!).not.toHaveProperty('psnr');
  });

  test('takes the largest magnitude of a sinogram as the peak of measurementPsnr', async () => {
    // The same magnitudes with the other sign, of an operator with the other sign.
    const mirrored = {
      ...operator,
      apply: (values: Float32Array) => operator.apply(values).map((value) => -value),
      adjoint: (values: Float32Array) => operator.adjoint(values).map((value) => -value),
    };
    const { curve } = await fitBlind({ steps: 1 });
    const negative = await fitBlind({ steps: 1, operator: mirrored, sinogram: sinogram.map((v) => -v) });
    expect(negative.curve[0]!['measurementPsnr']).toBeCloseTo(curve[0]!['measurementPsnr']!, 5);
  });

  test('stops once a measure reaches its target, against the truth or the sinogram', async () => {
    const quick = { steps: 400, learningRate: 1e-2 };
    const known = await fitEllipses({ ...quick, stop: { measure: 'psnr', target: 16 } });
    expect(known.reason).toBe('target');
    expect(known.curve.at(-1)!.psnr!).toBeGreaterThanOrEqual(16);
    const blind = await fitBlind({ ...quick, stop: { measure: 'measurementPsnr', target: 25 } });
    expect(blind.reason).toBe('target');
    expect(blind.curve.at(-1)!['measurementPsnr']!).toBeGreaterThanOrEqual(25);
    await expect(fitBlind({ steps: 3, stop: { measure: 'psnr', target: 16 } })).rejects.toThrow(
      "stop.measure must be one of the fit's measures (measurementPsnr), got psnr",
    );
  });

  test('fits images that are not square', async () => {
    const shape = [12, 16] as const;
    const wide = rasterise(ellipses, shape);
    const scan = parallelBeam({ shape, angles: uniformAngles(8) });
    const options = { operator: scan, sinogram: scan.apply(wide), truth: wide, learningRate: 1e-2 };
    const { curve } = await fitEllipses(options);
    expect(curve.at(-1)!.loss).toBeLessThan(curve[0]!.loss / 2);
  });

  test('ends with the same bits after an interruption as without', async () => {
    const whole = await fitEllipses({ steps: 20 });
    const half = await fitEllipses({ steps: 9 });
    const resumed = await fitEllipses({ steps: 20, resume: half.checkpoint });
    expect(resumed.field).toEqual(whole.field);
  });

  test('gives the same weights for the same seed and different ones for another', async () => {
    const [once, again, other] = [
      await fitEllipses({ steps: 3 }),
      await fitEllipses({ steps: 3 }),
      await fitEllipses({ steps: 3, seed: 1 }),
    ];
    expect(again.field).toEqual(once.field);
    expect(fourierFieldOf(other.field).encoding.frequencies).not.toEqual(
      fourierFieldOf(once.field).encoding.frequencies,
    );
    expect(other.field.parameters[0]!.values).not.toEqual(once.field.parameters[0]!.values);
  });

  test('draws the published B from key 10', async () => {
    const [encoding, network, batches] = [10, 10, 10].map(threefryRandom) as [Random, Random, Random];
    const randoms = { encoding, network, batches };
    const { field } = await fitEllipses({ steps: 1, randoms, scale: 1, frequencyCount: 256 });
    const { frequencies } = fourierFieldOf(field).encoding;
    expect(frequencies[0]).toBeCloseTo(-0.54172, 5);
    expect(frequencies[1]).toBeCloseTo(-1.04791, 5);
  });

  test.each(comparedEncodings)(
    'trains through the published transform with the defaults of %s',
    async (encoding) => {
      const radon = publishedRadon({ shape: [SIDE, SIDE], angles: uniformAngles(5) });
      const { curve } = await finish(
        fit({
          operator: radon,
          sinogram: radon.apply(truth),
          engine: engines['wasm']!,
          encoding,
          frequencyCount: 16,
          width: 16,
          steps: 20,
        }),
      );
      expect(curve.at(-1)!.loss).toBeLessThan(curve[0]!.loss);
    },
  );

  test.each([
    [{ sinogram: new Float32Array(3) }, 'fit: sinogram must be [12, 16], 192 numbers, got 3'],
    [
      { sinogram: new Float32Array(192).fill(Number.NaN) },
      'fit: sinogram must be finite, got NaN at index 0',
    ],
    [{ truth: new Float32Array(3) }, 'fit: truth must be [16, 16], 256 numbers, got 3'],
    [
      { truth: new Float32Array(256).fill(2) },
      'fit: truth must be in [0, 1], got 2 at index 0. Scale it to that range first.',
    ],
    [
      { operator: { ...operator, inputShape: [256] } },
      'fit: operator.inputShape must be [height, width], positive integers in pixels, got [256]',
    ],
    [
      { encoding: 'gaussian', scale: null },
      'encodingByName: scale of gaussian must be a number, in cycles per unit, got null',
    ],
  ] as const)('refuses arrays and options that do not fit, %#', (options, message) => {
    const call = () => fit({ operator, sinogram, truth, engine: engines['wasm']!, ...options });
    expect(call).toThrow(new RangeError(message));
  });
});
