import { psnr, seededRandom } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import { raySupervision } from '@fourier-features/nerf/internal';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const [SIDE, COUNT] = [12, 144];
const matrix = [
  [0, 0, 1, 4],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
];
/** Red grows with the pixel's number, so that a target tells its pixel. */
const numbered: nerf.Picture = {
  width: SIDE,
  height: SIDE,
  channels: 3,
  values: Float32Array.from({ length: 3 * COUNT }, (_, i) => (i % 3 === 0 ? i / 3 / COUNT : 0.25)),
};
const grey = (value: (pixel: number) => number): nerf.Picture => ({
  width: SIDE,
  height: SIDE,
  channels: 1,
  values: Float32Array.from({ length: COUNT }, (_, pixel) => value(pixel)),
});
/** The right half counts. */
const isRight = (pixel: number): boolean => pixel % SIDE >= SIDE / 2;

async function load(
  masks: readonly (nerf.Picture | undefined)[],
  options: nerf.LoadSceneOptions = {},
  keys: object = {},
): Promise<nerf.Scene> {
  const frames = masks.map((mask, i) => ({
    file_path: `${i}.png`,
    transform_matrix: matrix,
    ...(mask ? { mask_path: `masks/${i}.png` } : {}),
  }));
  const json = JSON.stringify({ camera_angle_x: 0.7, ...keys, frames });
  return nerf.loadScene(
    {
      text: async (path) => (path === 'transforms.json' ? json : undefined),
      picture: async (path) => (path.startsWith('masks/') ? masks[Number(path.slice(6, -4))] : numbered),
    },
    options,
  );
}

const right = grey((pixel) => (isRight(pixel) ? 1 : 0));
const masked = (await load([right, right])).train[0]!;

describe('mask_path of a frame', () => {
  test.each<[string, nerf.Picture]>([
    ['0 and 255', right],
    ['0 and 1 of 255', grey((pixel) => (isRight(pixel) ? 1 / 255 : 0))],
    ['levels that a lossy file has blurred', grey((pixel) => (isRight(pixel) ? 0.97 : 0.03))],
    [
      'transparency',
      {
        ...right,
        channels: 2,
        values: Float32Array.from({ length: 2 * COUNT }, (_, i) => (i % 2 === 0 || isRight(i >> 1) ? 1 : 0)),
      },
    ],
  ])('is read from %s', async (_, mask) => {
    const { train } = await load([mask, mask]);
    expect([...train[0]!.mask!]).toEqual(
      Array.from({ length: COUNT }, (__, pixel) => (isRight(pixel) ? 1 : 0)),
    );
  });

  test('is absent where everything counts, and its frames may be mixed with others', async () => {
    const { train, heldOut } = await load([undefined, grey(() => 1)]);
    expect([train[0]!.mask, heldOut[0]!.mask]).toEqual([undefined, undefined]);
  });

  test('covers a reduced pixel if it covers any of its block', async () => {
    const mask = grey((pixel) => (pixel % SIDE > 0 ? 1 : 0));
    const { train } = await load([mask, mask], { reduce: 2 });
    expect(Array.from(train[0]!.mask!.subarray(0, 6))).toEqual([0, 1, 1, 1, 1, 1]);
  });

  test('is refused if it leaves nothing, has another size or is missing', async () => {
    const none = grey(() => 0);
    await expect(load([right, none])).rejects.toThrow(
      'the mask of frame 1 (1.png) must leave at least one pixel, got none. Masks are black where pixels do not count',
    );
    const small = { width: 2, height: 2, channels: 1 as const, values: new Float32Array(4).fill(1) };
    await expect(load([small, right])).rejects.toThrow("must have its picture's 12x12 pixels, got 2x2");
    const checks = grey((pixel) => (pixel + Math.floor(pixel / SIDE)) % 2);
    await expect(load([checks, checks], { reduce: 2 })).rejects.toThrow(
      'the mask of 0.png must leave at least one pixel after a reduction by 2, got none.',
    );
  });

  test('counts among the pixels of a scene', async () => {
    await load([right, right], { maxPixels: 4 * COUNT });
    await expect(load([right, right], { maxPixels: 4 * COUNT - 1 })).rejects.toThrow(/at most 575 pixels/);
  });

  test('is the circle of a fisheye, if the file has one', async () => {
    const fisheye = { camera_model: 'OPENCV_FISHEYE', fl_x: 20, fisheye_crop_radius: 5 };
    const { train } = await load([right, right], {}, fisheye);
    train[0]!.mask!.forEach((value, pixel) => {
      const distance = Math.hypot((pixel % SIDE) - 5.5, Math.floor(pixel / SIDE) - 5.5);
      expect(value).toBe(isRight(pixel) && distance <= 5 ? 1 : 0);
    });
    const flat = await load([undefined, undefined], {}, { ...fisheye, camera_model: 'OPENCV' });
    expect(flat.train[0]!.mask).toBeUndefined();
  });
});

describe('pixels under a mask', () => {
  test('are not trained on', () => {
    const options = { views: [masked], near: 2, far: 6, samples: 2, raysPerStep: COUNT / 2 };
    for (const order of ['shuffled', 'drawn'] as const) {
      const { coordinates } = raySupervision({ ...options, order, jitter: false }).batch(0, seededRandom(0));
      // The camera looks along −x, its right being +y.
      const right = Array.from({ length: COUNT / 2 }, (_, ray) => coordinates[6 * ray + 1]! >= 0);
      expect(right.every(Boolean)).toBe(true);
      if (order === 'shuffled') {
        const rays = Array.from({ length: COUNT / 2 }, (_, ray) =>
          [...coordinates.subarray(6 * ray, 6 * ray + 3)].join(),
        );
        expect(new Set(rays).size).toBe(COUNT / 2);
      }
    }
  });

  test('are not scored', () => {
    const truth = nerf.pictureOver(masked, 'black');
    const wrong = truth.map((value, i) => value + (isRight(Math.floor(i / 3)) ? 0.1 : 0.7));
    const rendered = {
      width: SIDE,
      height: SIDE,
      colour: wrong,
      opacity: new Float32Array(COUNT),
      depth: new Float32Array(COUNT),
    };
    const scores = nerf.scoreView(rendered, masked, 'black');
    expectClose(scores.psnr, 20, 1e-4);
    expect(scores).not.toHaveProperty('ssim');
    const { mask: _, ...whole } = masked;
    expectClose(nerf.scoreView(rendered, whole, 'black').psnr, psnr(wrong, truth), 1e-12);
  });

  test('are not painted on a plane', () => {
    expect(nerf.viewPlane(masked, 4).points).toHaveLength((3 * COUNT) / 2);
  });

  test('must leave one, and a mask have the size of its picture', () => {
    const covered = { ...masked, mask: new Uint8Array(COUNT) };
    const options = { near: 2, far: 6, samples: 2, raysPerStep: 4 };
    expect(() => raySupervision({ ...options, views: [covered] })).toThrow(
      'fit: masks must leave at least one pixel, got none',
    );
    const short = { ...masked, mask: new Uint8Array(3) };
    expect(() => raySupervision({ ...options, views: [short] })).toThrow(
      'the mask of view 0 must hold 12x12 values, got 3',
    );
  });
});
