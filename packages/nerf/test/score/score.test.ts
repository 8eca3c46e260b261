import { mse } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import { expectAbortHeard, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analyticEngine, radianceField as field, sphere } from '../analytic.ts';

const [camera] = nerf.orbitCameras({ frames: 1, radius: 4, width: 13 }) as [nerf.Camera];
const engine = analyticEngine(sphere(1, 5), [0.7, 0.2, 0.4]);
const options = { engine, near: 2, far: 6, density: 'relu', samples: 64 } as const;
const rendered = await nerf.render(field, camera, options);

const viewOf = (values: Float32Array): nerf.View => ({
  camera,
  picture: { width: 13, height: 13, channels: 3, values },
});
const exact = viewOf(rendered.colour);
const shifted = viewOf(rendered.colour.map((c) => c + 0.1));

describe('scoreView(rendered, view, background)', () => {
  test('is perfect for the picture that the field itself makes, and 20 dB for an error of 0.1', () => {
    expect(nerf.scoreView(rendered, exact, 'black')).toEqual({ psnr: Infinity, ssim: 1 });
    expect(nerf.scoreView(rendered, shifted, 'black').psnr).toBeCloseTo(20, 4);
  });

  test('composites the picture over the background', () => {
    const values = Float32Array.from({ length: 4 * 169 }, (_, i) => (i % 4 === 3 ? 0.25 : 0.5));
    const view = { camera, picture: { width: 13, height: 13, channels: 4 as const, values } };
    const over = (level: number) => 10 * Math.log10(1 / mse(rendered.colour, new Array(507).fill(level)));
    expect(nerf.scoreView(rendered, view, 'black').psnr).toBeCloseTo(over(0.125), 6);
    expect(nerf.scoreView(rendered, view, 'white').psnr).toBeCloseTo(over(0.875), 6);
  });

  test('leaves SSIM out for pictures smaller than its window, and refuses another size', () => {
    const small = {
      width: 10,
      height: 13,
      colour: new Float32Array(390).fill(0.5),
      opacity: new Float32Array(130),
      depth: new Float32Array(130),
    };
    const view: nerf.View = {
      camera: { ...camera, width: 10 },
      picture: { width: 10, height: 13, channels: 1, values: new Float32Array(130) },
    };
    expect(nerf.scoreView(small, view, 'black')).toEqual({ psnr: expect.closeTo(6.0206, 4) });
    expect(() => nerf.scoreView(small, exact, 'black')).toThrow(
      /rendered must have the picture's 13x13 pixels, got 10x13/,
    );
  });
});

describe('meanScores(views)', () => {
  test('has the mean and the population deviation, and SSIM only if every view has one', () => {
    const views = [
      { psnr: 20, ssim: 0.5 },
      { psnr: 23, ssim: 0.9 },
      { psnr: 29, ssim: 0.7 },
    ];
    expect(nerf.meanScores(views)).toEqual({
      psnr: 24,
      psnrDeviation: expect.closeTo(Math.sqrt((16 + 1 + 25) / 3), 12),
      ssim: expect.closeTo(0.7, 12),
    });
    expect(nerf.meanScores([...views, { psnr: 24 }])).not.toHaveProperty('ssim');
    expect(() => nerf.meanScores([])).toThrow(/at least one view, got none/);
  });
});

describe('score(field, views, options)', () => {
  test('averages the scores of the renderings of all views', async () => {
    const other = viewOf(rendered.colour.map((c) => c + 0.01));
    const views = [shifted, other].map((view) => nerf.scoreView(rendered, view, 'black'));
    const progress: number[] = [];
    const scores = await nerf.score(field, [shifted, other], {
      ...options,
      onProgress: (fraction) => progress.push(fraction),
    });
    expect(scores).toEqual(nerf.meanScores(views));
    expect(scores.psnr).toBeCloseTo(30, 4);
    expect(scores.psnrDeviation).toBeCloseTo(10, 4);
    expect(progress).toEqual([0.5, 1]);
  });

  test('hears an abort while the engine evaluates', () =>
    expectAbortHeard((hanging) => nerf.score(field, [exact], { ...options, ...hanging })));

  test('rejects without views and with the reason of an abort', async () => {
    await expect(nerf.score(field, [], options)).rejects.toThrow(/score: views must hold at least one view/);
    const signal = AbortSignal.abort(new Error('no score'));
    await expect(nerf.score(field, [exact], { ...options, signal })).rejects.toThrow('no score');
  });
});

describe('pictureOver(view, background)', () => {
  test('lays pictures with alpha over the background', () => {
    const values = new Float32Array([1, 0, 0.5, 0.25]);
    const view = { camera, picture: { width: 1, height: 1, channels: 4 as const, values } };
    expectClose(nerf.pictureOver(view, 'black'), [0.25, 0, 0.125], 1e-7);
    expectClose(nerf.pictureOver(view, 'alpha'), [0.25, 0, 0.125], 1e-7);
    expectClose(nerf.pictureOver(view, 'white'), [1, 0.75, 0.875], 1e-7);
  });
});
