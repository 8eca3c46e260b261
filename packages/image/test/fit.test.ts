import { type FitEnd, finish, psnr, threefryRandom } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import {
  comparedEncodings,
  fitImage,
  type ImageFitOptions,
  scoreImage,
  splitImage,
} from '@fourier-features/image';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

const SIZE = 16;

/** Stripes of 3 cycles across and 2 down, in three phases. */
const stripes = {
  width: SIZE,
  height: SIZE,
  channels: 3,
  values: Float32Array.from({ length: SIZE * SIZE * 3 }, (_, i) => {
    const x = (Math.floor(i / 3) % SIZE) / SIZE;
    const y = Math.floor(i / 3 / SIZE) / SIZE;
    return 0.5 + 0.4 * Math.sin(2 * Math.PI * (3 * x + 2 * y) + (i % 3));
  }),
};

const small = { frequencyCount: 16, width: 16, depth: 3, batchSize: 'full', measureEvery: 10 } as const;

function fitStripes(options: Partial<ImageFitOptions> = {}): Promise<FitEnd> {
  return finish(
    fitImage({ split: splitImage(stripes, 'none'), engine: tfjsEngine(), steps: 60, ...small, ...options }),
  );
}

describe('fitImage(options)', () => {
  test('learns stripes with Gaussian features that it cannot learn without', async () => {
    const gaussian = await fitStripes({ encoding: 'gaussian', scale: 3, learningRate: 1e-2 });
    const none = await fitStripes({ encoding: 'none' });
    expect(gaussian.curve.at(-1)!.fitPsnr!).toBeGreaterThan(none.curve.at(-1)!.fitPsnr! + 6);
  });

  test('logs fit and held-out PSNR that scoreImage confirms', async () => {
    const split = splitImage(stripes, 'grid');
    const end = await fitStripes({ split, scale: 3 });
    const score = await scoreImage(tfjsEngine(), end.field, split);
    expect(end.curve.at(-1)!.fitPsnr).toBeCloseTo(score.train.psnr, 5);
    expect(end.curve.at(-1)!.heldOutPsnr).toBeCloseTo(score.test!.psnr, 5);
    expect(score.test!.ssim).toBeNull();
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

  test('ends with the same bits after an interruption as without', async () => {
    const options = { steps: 20, batchSize: 32, scale: 3 };
    const whole = await fitStripes(options);
    const half = await fitStripes({ ...options, steps: 9 });
    const resumed = await fitStripes({ ...options, resume: half.checkpoint });
    expect(resumed.field).toEqual(whole.field);
  });

  test('draws B and the weights of the published runs from key 10', async () => {
    const key = () => threefryRandom(10);
    const { field } = await fitStripes({
      steps: 1,
      learningRate: 1e-9,
      randoms: { encoding: key(), network: key(), batches: key() },
      scale: 1,
      frequencyCount: 256,
    });
    expect(field.encoding.frequencies[0]).toBeCloseTo(-0.54172, 5);
    expect(field.encoding.frequencies[1]).toBeCloseTo(-1.04791, 5);
  });

  test.each(comparedEncodings)('trains with the defaults of %s', async (encoding) => {
    const { curve } = await fitStripes({ encoding, steps: 2 });
    expect(curve).toHaveLength(2);
    expect(Number.isFinite(curve[1]!.loss)).toBe(true);
  });

  test('measures minibatch training on part of the pixels, near the whole', async () => {
    const split = splitImage(stripes, 'none');
    const { field, curve } = await fitStripes({ split, batchSize: 64 });
    const whole = await scoreImage(tfjsEngine(), field, split);
    expect(Math.abs(curve.at(-1)!.fitPsnr! - whole.train.psnr)).toBeLessThan(1.5);
    expect(curve.at(-1)!.fitPsnr).not.toBe(whole.train.psnr);
  });
});

describe('scoreImage(engine, field, split)', () => {
  test('is the PSNR of the field at the pixels', async () => {
    const split = splitImage(stripes, 'none');
    const { field } = await fitStripes({ steps: 3 });
    const grey = new Float32Array(stripes.values.length).fill(0.5);
    const score = await scoreImage(tfjsEngine(), field, split);
    expect(score.test).toBeNull();
    // An untrained sigmoid is grey within a little.
    expect(Math.abs(score.train.psnr - psnr(grey, stripes.values))).toBeLessThan(3);
  });
});
