import { proceduralScene } from '@fourier-features/nerf';
import { cameraRays, checkPose, projectPoint } from '@fourier-features/nerf/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const scene = await proceduralScene({ width: 16, train: 3, heldOut: 2 });

describe('proceduralScene(options)', () => {
  test('has two sets of different cameras at the published radius, looking at the origin', () => {
    const all = [...scene.train, ...scene.heldOut];
    expect([scene.train.length, scene.heldOut.length]).toEqual([3, 2]);
    for (const { camera } of all) {
      checkPose('test', camera.pose, 'a view');
      const { pixel, depth } = projectPoint(camera, [0, 0, 0]);
      expectClose(pixel, [7.5, 7.5], 1e-9);
      expect(depth).toBeCloseTo(4.031128874, 6);
    }
    expect(new Set(all.map(({ camera }) => camera.pose.join())).size).toBe(5);
  });

  test('has pictures that are partly empty, partly opaque, with colours in [0, 1]', () => {
    for (const { picture } of scene.train) {
      const alpha = picture.values.filter((_, i) => i % 4 === 3);
      expect(alpha.some((a) => a === 0)).toBe(true);
      expect(alpha.some((a) => a === 1)).toBe(true);
      expect(picture.values.every((v) => v >= 0 && v <= 1)).toBe(true);
    }
  });

  test('is opaque only along rays that pass near the origin, within reach of the solids', () => {
    for (const { camera, picture } of scene.train) {
      const { origins, directions } = cameraRays(camera);
      for (let pixel = 0; pixel < 256; pixel++) {
        if (picture.values[4 * pixel + 3] !== 1) continue;
        const o = [...origins.subarray(3 * pixel, 3 * pixel + 3)];
        const d = [...directions.subarray(3 * pixel, 3 * pixel + 3)];
        const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
        const closest = Math.sqrt(dot(o, o) - dot(o, d) ** 2 / dot(d, d));
        expect(closest).toBeLessThan(1.6);
      }
    }
  });

  test('is the same for the same seed and different for another', async () => {
    const options = { width: 4, train: 1, heldOut: 1 };
    expect(await proceduralScene(options)).toEqual(await proceduralScene(options));
    const { train } = await proceduralScene({ ...options, seed: 1 });
    expect(train).not.toEqual((await proceduralScene(options)).train);
  });

  test('reports every view, and rejects bad sizes', async () => {
    const progress: number[] = [];
    const onProgress = (fraction: number) => progress.push(fraction);
    await proceduralScene({ width: 2, train: 3, heldOut: 1, onProgress });
    expect(progress).toEqual([0.25, 0.5, 0.75, 1]);
    await expect(proceduralScene({ width: 0 })).rejects.toThrow(/width must be a positive integer, got 0/);
  });

  test('lets a timer abort it', async () => {
    const controller = new AbortController();
    const reason = new Error('too slow');
    setTimeout(() => controller.abort(reason), 5);
    const views: number[] = [];
    const rendering = proceduralScene({
      width: 16,
      train: 2000,
      signal: controller.signal,
      onProgress: (fraction) => views.push(fraction),
    });
    await expect(rendering).rejects.toBe(reason);
    expect(views.at(-1)).toBeLessThan(1);
  });
});
