import { cameraRays, checkPose, proceduralScene, projectPoint } from '@fourier-features/nerf';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const scene = proceduralScene({ width: 16, train: 3, val: 2, test: 1 });

describe('proceduralScene(options)', () => {
  test('has splits of different cameras at the published radius, looking at the origin', () => {
    const all = [...scene.train, ...scene.val, ...scene.test];
    expect([scene.train.length, scene.val.length, scene.test.length]).toEqual([3, 2, 1]);
    for (const { camera } of all) {
      checkPose('test', camera.pose, 'a view');
      const { pixel, depth } = projectPoint(camera, [0, 0, 0]);
      expectClose(pixel, [7.5, 7.5], 1e-9);
      expect(depth).toBeCloseTo(4.031128874, 6);
    }
    expect(new Set(all.map(({ camera }) => camera.pose.join())).size).toBe(6);
  });

  test('has pictures that are partly empty, partly opaque, with colours in [0, 1]', () => {
    for (const { picture } of scene.train) {
      const alpha = picture.values.filter((_, i) => i % 4 === 3);
      expect(alpha.some((a) => a === 0)).toBe(true);
      expect(alpha.some((a) => a === 1)).toBe(true);
      expect(picture.values.every((v) => v >= 0 && v <= 1)).toBe(true);
    }
  });

  test('is opaque only where rays come within its solids’ reach of the origin', () => {
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

  test('is the same for the same seed and another for another', () => {
    const options = { width: 4, train: 1, val: 1, test: 1 };
    expect(proceduralScene(options)).toEqual(proceduralScene(options));
    expect(proceduralScene({ ...options, seed: 1 }).train).not.toEqual(proceduralScene(options).train);
    expect(() => proceduralScene({ width: 0 })).toThrow(/width/);
  });
});
