import {
  type Engine,
  evaluateField,
  type FitEnd,
  finish,
  gridCoordinates,
  psnr,
  threefryRandom,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import {
  type CtFitOptions,
  ctEncodingNames,
  fitCt,
  parallelBeam,
  publishedRadon,
  uniformAngles,
} from '@fourier-features/ct';
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
  engines['fused'] = await wasmEngine({ threads: 1, revectorize: false });
});

function fitEllipses(options: Partial<CtFitOptions> = {}): Promise<FitEnd> {
  const small = { frequencyCount: 16, width: 16, depth: 3, steps: 40, measureEvery: 10, scale: 2 };
  return finish(fitCt({ operator, sinogram, truth, engine: engines['fused']!, ...small, ...options }));
}

describe('fitCt(options)', () => {
  test.each(['tfjs', 'fused'])('lowers the loss and nears the truth on the %s engine', async (name) => {
    const { curve } = await fitEllipses({ engine: engines[name]!, steps: 80, learningRate: 1e-2 });
    expect(curve.at(-1)!.loss).toBeLessThan(curve[0]!.loss / 20);
    expect(curve.at(-1)!.truthPsnr!).toBeGreaterThan(curve[0]!.truthPsnr! + 5);
  });

  test('gives the same losses on both engines', async () => {
    const [fused, tfjs] = [await fitEllipses(), await fitEllipses({ engine: engines['tfjs']! })];
    fused.curve.forEach(({ loss }, i) => {
      expect(Math.abs(loss / tfjs.curve[i]!.loss - 1)).toBeLessThan(1e-2);
    });
  });

  test('logs the PSNR of the field on the grid of pixels, if the truth is known', async () => {
    const { field, curve } = await fitEllipses({ steps: 11 });
    const values = await evaluateField(engines['fused']!, field, gridCoordinates(operator.inputShape));
    expect(curve.map(({ step }) => step)).toEqual([0, 10]);
    expect(curve.at(-1)!.truthPsnr).toBeCloseTo(psnr(values, truth), 5);
  });

  test('needs no truth', async () => {
    const { truth: _, ...rest } = { operator, sinogram, truth, engine: engines['fused']! };
    const { curve } = await finish(fitCt({ ...rest, frequencyCount: 8, width: 8, depth: 2, steps: 3 }));
    expect(curve.at(-1)!.truthPsnr).toBeUndefined();
    expect(curve.at(-1)!.loss).toBeGreaterThan(0);
  });

  test('stops once the PSNR against the truth is reached', async () => {
    const { reason, curve } = await fitEllipses({ steps: 400, learningRate: 1e-2, targetPsnr: 16 });
    expect(reason).toBe('target');
    expect(curve.at(-1)!.truthPsnr!).toBeGreaterThanOrEqual(16);
  });

  test('learns images that are not square', async () => {
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

  test('gives the same weights for the same seed and others for another', async () => {
    const [once, again, other] = [
      await fitEllipses({ steps: 3 }),
      await fitEllipses({ steps: 3 }),
      await fitEllipses({ steps: 3, seed: 1 }),
    ];
    expect(again.field).toEqual(once.field);
    expect(other.field.encoding.frequencies).not.toEqual(once.field.encoding.frequencies);
    expect(other.field.parameters[0]!.values).not.toEqual(once.field.parameters[0]!.values);
  });

  test('draws B of the published runs from key 10', async () => {
    const randoms = { encoding: threefryRandom(10), network: threefryRandom(10) };
    const { field } = await fitEllipses({ steps: 1, randoms, scale: 1, frequencyCount: 256 });
    expect(field.encoding.frequencies[0]).toBeCloseTo(-0.54172, 5);
    expect(field.encoding.frequencies[1]).toBeCloseTo(-1.04791, 5);
  });

  test.each(ctEncodingNames)(
    'trains through the published transform with the defaults of %s',
    async (encoding) => {
      const radon = publishedRadon({ side: SIDE, angles: uniformAngles(5) });
      const { curve } = await finish(
        fitCt({
          operator: radon,
          sinogram: radon.apply(truth),
          engine: engines['fused']!,
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
    [{ sinogram: new Float32Array(3) }, 'fitCt: sinogram must be [12, 16], 192 numbers, got 3'],
    [
      { sinogram: new Float32Array(192).fill(Number.NaN) },
      'fitCt: sinogram must be finite, got NaN at index 0',
    ],
    [{ truth: new Float32Array(3) }, 'fitCt: truth must be [16, 16], 256 numbers, got 3'],
    [
      { truth: new Float32Array(256).fill(2) },
      'fitCt: truth must be in [0, 1], got 2 at index 0; scale it first',
    ],
    [
      { operator: { ...operator, inputShape: [256] } },
      'fitCt: operator.inputShape must be [height, width], whole numbers of at least 1, got [256]',
    ],
    [{ encoding: 'gaussian', scale: null }, 'gaussian encoding: scale must be given, got null'],
  ] as const)('refuses what does not fit, %#', (options, message) => {
    const call = () => fitCt({ operator, sinogram, truth, engine: engines['fused']!, ...options });
    expect(call).toThrow(new RangeError(message));
  });
});
