import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { score, split } from '@fourier-features/image';
import { beforeAll, describe, expect, test } from 'vitest';
import { constantField, coordinateField } from './fields.ts';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

/** Even rows and columns 0.25, odd ones 0.75. */
function checks(width: number, height: number) {
  const values = Float32Array.from({ length: width * height }, (_, i) =>
    (i % width) % 2 === 1 && Math.floor(i / width) % 2 === 1 ? 0.75 : 0.25,
  );
  return { width, height, channels: 1, values };
}

/** Returns the PSNR of an error that is the same everywhere. */
const psnrOf = (error: number): number => -20 * Math.log10(error);

describe('score(field, split, options)', () => {
  test('is the PSNR on each part of the split', async () => {
    const engine = tfjsEngine();
    const scores = await score(constantField([0.35]), split(checks(6, 6), 'grid'), { engine });
    expect(scores['fitPsnr']).toBeCloseTo(psnrOf(0.1), 4);
    expect(scores['heldOutPsnr']).toBeCloseTo(psnrOf(0.4), 4);
  });

  test('leaves out what does not apply: held-out scores without held-out pixels, SSIM below 11×11', async () => {
    const engine = tfjsEngine();
    const field = constantField([0.5]);
    expect(Object.keys(await score(field, split(checks(8, 8), 'none'), { engine }))).toEqual(['fitPsnr']);
    expect(await score(field, split(checks(21, 22), 'grid'), { engine })).not.toHaveProperty('heldOutSsim');
    expect(await score(field, split(checks(22, 22), 'grid'), { engine })).toHaveProperty('heldOutSsim');
  });

  test('evaluates every pixel at its place, over the border between two tiles', async () => {
    // Its values are those of `coordinateField`.
    const [width, height] = [300, 250];
    const values = Float32Array.from({ length: 3 * width * height }, (_, i) => {
      const pixel = Math.floor(i / 3);
      return [(pixel % width) / width, Math.floor(pixel / width) / width, 0.5][i % 3]!;
    });
    const fractions: number[] = [];
    const { fitPsnr } = await score(coordinateField, split({ width, height, channels: 3, values }, 'none'), {
      engine: tfjsEngine(),
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(fitPsnr).toBeGreaterThan(120);
    expect(fractions).toEqual([65_536 / 75_000, 1]);
  });

  test('can be aborted', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    const scoring = score(constantField([0.5]), split(checks(4, 4), 'none'), {
      engine: tfjsEngine(),
      signal,
    });
    await expect(scoring).rejects.toBe(reason);
  });

  test('refuses a field of other channels', async () => {
    const scoring = score(constantField([0.5, 0.5]), split(checks(4, 4), 'none'), { engine: tfjsEngine() });
    await expect(scoring).rejects.toThrow('score: field must map 2 coordinates to 1 values, got 2 to 2');
  });
});
