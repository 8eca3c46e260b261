import { type Engine, gaussianEncoding, initialField } from '@fourier-features/core';
import {
  densityOnGrid,
  orbitCameras,
  pictureOver,
  renderView,
  renderWith,
  scoreViewsWith,
} from '@fourier-features/nerf';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analytic, sphere } from '../analytic.ts';

/** The analytic fields state densities as they are. */
const range = { near: 2, far: 6, density: 'relu' } as const;
const [camera] = orbitCameras({ frames: 1, radius: 4, width: 13 });
const middle = 6 * 13 + 6;

describe('renderWith(evaluate, camera, options)', () => {
  test('sees a sphere at its closed-form opacity and depth', async () => {
    const view = await renderWith(analytic(sphere(1, 0.8)), camera!, { ...range, samples: 3000 });
    expect(view.opacity[middle]).toBeCloseTo(1 - Math.exp(-1.6), 2);
    // ∫₃⁵ z σ exp(−σ(z − 3)) dz
    expectClose(view.depth[middle]!, 3 + 1 / 0.8 - (5 + 1 / 0.8) * Math.exp(-1.6), 0.02);
    expect(view.opacity[0]).toBe(0);
  });

  test('ends rays early within the transmittance that it leaves out', async () => {
    const dense = analytic(sphere(1, 40), [0.9, 0.4, 0.2]);
    const whole = await renderWith(dense, camera!, { ...range, samples: 128, minimumTransmittance: 0 });
    const ended = await renderWith(dense, camera!, { ...range, samples: 128, minimumTransmittance: 1e-3 });
    expectClose(ended.colour, whole.colour, 1e-3);
  });

  test('gives the same whatever the chunks, and reports them', async () => {
    const field = analytic(sphere(1, 3));
    const progress: number[] = [];
    const whole = await renderWith(field, camera!, { ...range, samples: 20 });
    const parts = await renderWith(field, camera!, {
      ...range,
      samples: 20,
      chunk: 50,
      onProgress: (done) => progress.push(done),
    });
    expect(parts).toEqual(whole);
    expect(progress).toEqual([50, 100, 150, 169]);
  });

  test('stops when told and shows white behind', async () => {
    const signal = AbortSignal.abort();
    await expect(
      renderWith(
        analytic(() => 0),
        camera!,
        { ...range, signal },
      ),
    ).rejects.toThrow(/abort/i);
    const { colour } = await renderWith(
      analytic(() => -1),
      camera!,
      { ...range, background: 'white' },
    );
    expectClose(colour, new Array(colour.length).fill(1), 0);
  });

  test('refuses other fields', async () => {
    const field = initialField({
      encoding: gaussianEncoding({ inputDim: 3, scale: 1 }),
      outputDim: 3,
      width: 4,
    });
    const engine = {} as Engine;
    await expect(renderView(engine, field, camera!, range)).rejects.toThrow(/4 raw values/);
  });
});

describe('scoreViewsWith(evaluate, views, options)', () => {
  test('is perfect for the pictures that the field itself makes', async () => {
    const field = analytic(sphere(1, 5), [0.7, 0.2, 0.4]);
    const { colour } = await renderWith(field, camera!, { ...range, samples: 64 });
    const view = {
      camera: camera!,
      picture: { width: 13, height: 13, channels: 3 as const, values: colour },
    };
    const noisy = { ...view, picture: { ...view.picture, values: colour.map((c) => c + 0.1) } };
    const scores = await scoreViewsWith(field, [view, noisy], { ...range, samples: 64 });
    expect(scores.views[0]).toEqual({ psnr: Infinity, ssim: 1 });
    expect(scores.views[1]!.psnr).toBeCloseTo(20, 4);
  });

  test('lays pictures with alpha over the background', () => {
    const picture = {
      width: 1,
      height: 1,
      channels: 4 as const,
      values: new Float32Array([1, 0, 0.5, 0.25]),
    };
    expectClose(pictureOver({ camera: camera!, picture }, 'black'), [0.25, 0, 0.125], 1e-7);
    expectClose(pictureOver({ camera: camera!, picture }, 'white'), [1, 0.75, 0.875], 1e-7);
  });
});

describe('densityOnGrid(engine, field, options)', () => {
  test('has x fastest and both ends of the box', async () => {
    const field = initialField({
      encoding: gaussianEncoding({ inputDim: 3, scale: 1 }),
      outputDim: 4,
      outputActivation: 'linear',
      width: 4,
    });
    const trainer = { evaluate: analytic((x, y, z) => 100 * x + 10 * y + z), dispose: () => {} };
    const engine = { name: 'analytic', createTrainer: async () => trainer } as unknown as Engine;
    const density = await densityOnGrid(engine, field, {
      bounds: { min: [0, 0, 0], max: [2, 1, 1] },
      resolution: 3,
      density: 'relu',
    });
    expectClose(density.subarray(0, 4), [0, 100, 200, 5], 1e-5);
    expectClose(density[26]!, 211, 1e-4);
  });
});
