import { type FitEnd, finish, threefryRandom } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { type FitOptions, fit, score, split } from '@fourier-features/image';
import { fourierFieldOf } from '@fourier-features/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { stripes } from './stripes.ts';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

const small = { frequencyCount: 16, width: 16, depth: 3, batchSize: 'full', measureEvery: 10 } as const;

function fitStripes(options: Partial<FitOptions> = {}): Promise<FitEnd> {
  return finish(
    fit({ split: split(stripes, 'none'), engine: tfjsEngine(), steps: 60, ...small, ...options }),
  );
}

describe('fit(options)', () => {
  test('fits stripes with Gaussian features that it cannot fit without', async () => {
    const gaussian = await fitStripes({ encoding: 'gaussian', scale: 3, learningRate: 1e-2 });
    const none = await fitStripes({ encoding: 'none' });
    expect(gaussian.curve.at(-1)!.fitPsnr!).toBeGreaterThan(none.curve.at(-1)!.fitPsnr! + 6);
  });

  test('measures the fit and held-out PSNR that score confirms', async () => {
    const halves = split(stripes, 'grid');
    const { field, curve } = await fitStripes({ split: halves, scale: 3 });
    const scores = await score(field, halves, { engine: tfjsEngine() });
    expect(curve.at(-1)!.fitPsnr).toBeCloseTo(scores['fitPsnr']!, 5);
    expect(curve.at(-1)!.heldOutPsnr).toBeCloseTo(scores['heldOutPsnr']!, 5);
  });

  test.each([
    [[0.75, 0.25], 0.02],
    // So near to white that the sigmoid of the colour itself would pass hardly any gradient.
    [[1, 1], 0.06],
  ])('starts text from the colour %j of its ground', async (ground, tolerance) => {
    const values = Float32Array.from({ length: 2 * 64 }, (_, i) => (i < 100 ? ground[i % 2]! : 0.5));
    const text = split({ width: 8, height: 8, channels: 2, values });
    const first = async (kind: 'photo' | 'text'): Promise<number> => {
      const { curve } = await fitStripes({
        split: text,
        kind,
        encoding: 'none',
        steps: 1,
        learningRate: 1e-9,
      });
      return 10 ** (-curve[0]!.fitPsnr! / 10);
    };
    const inked = values.map((value, i) => (value - ground[i % 2]!) ** 2);
    const ofGround = inked.reduce((a, b) => a + b) / values.length;
    expect(Math.abs((await first('text')) - ofGround)).toBeLessThan(tolerance);
    expect(await first('photo')).toBeGreaterThan(ofGround + 0.01);
  });

  test('has no held-out PSNR if nothing is held out', async () => {
    const { curve } = await fitStripes({ steps: 1 });
    expect(Object.keys(curve[0]!).toSorted()).toEqual(['fitPsnr', 'loss', 'step']);
  });

  test('gives the same weights for the same seed and others for another', async () => {
    const options = { steps: 5, batchSize: 32 };
    const [once, again, other] = [
      await fitStripes(options),
      await fitStripes(options),
      await fitStripes({ ...options, seed: 1 }),
    ];
    expect(again.field).toEqual(once.field);
    expect(other.field.parameters[0]!.values).not.toEqual(once.field.parameters[0]!.values);
  });

  test('ends bit-identical after an interruption', async () => {
    const options = { steps: 20, batchSize: 32, scale: 3 };
    const uninterrupted = await fitStripes(options);
    const half = await fitStripes({ ...options, steps: 9 });
    const resumed = await fitStripes({ ...options, resume: half.checkpoint });
    expect(resumed.field).toEqual(uninterrupted.field);
  });

  test('stops at a target PSNR', async () => {
    const { reason, curve } = await fitStripes({
      scale: 3,
      stop: { measure: 'fitPsnr', target: 1 },
    });
    expect(reason).toBe('target');
    expect(curve).toHaveLength(1);
  });

  test('draws B of the published runs from key 10', async () => {
    const key = () => threefryRandom(10);
    const { field } = await fitStripes({
      steps: 1,
      learningRate: 1e-9,
      randoms: { encoding: key(), network: key(), batches: key() },
      scale: 1,
      frequencyCount: 256,
    });
    // The first entries that JAX draws for this key and shape [256, 2].
    const { frequencies } = fourierFieldOf(field).encoding;
    expect(frequencies[0]).toBeCloseTo(-0.54172, 5);
    expect(frequencies[1]).toBeCloseTo(-1.04791, 5);
  });

  test('measures minibatch training on part of the pixels, near the PSNR of all', async () => {
    const all = split(stripes, 'none');
    const { field, curve } = await fitStripes({ split: all, batchSize: 64 });
    const { fitPsnr } = await score(field, all, { engine: tfjsEngine() });
    expect(Math.abs(curve.at(-1)!.fitPsnr! - fitPsnr!)).toBeLessThan(1.5);
    expect(curve.at(-1)!.fitPsnr).not.toBe(fitPsnr);
  });

  test('throws at the call if an option is out of range', () => {
    const valid = { split: split(stripes, 'none'), engine: tfjsEngine() };
    expect(() => fit({ ...valid, batchSize: 0 })).toThrow(/batchSize .*got 0/);
    expect(() => fit({ ...valid, steps: 1.5 })).toThrow(/steps .*got 1.5/);
    expect(() => fit({ ...valid, scale: null })).toThrow(/scale .*got null/);
  });
});
