import type { Picture } from '@fourier-features/pictures';
import { expect, test } from 'vitest';
import { allPixels, splitPicture } from '../../experiments/pixels.ts';

/** Red is the row, green the column, blue and alpha tell whether channels are mixed up. */
const picture: Picture = {
  width: 4,
  height: 4,
  channels: 4,
  values: Float32Array.from(
    { length: 64 },
    (_, i) => [Math.floor(i / 16), Math.floor(i / 4) % 4, 0.5, 9][i % 4]!,
  ),
};

test('trains on even rows and columns and holds out odd ones', () => {
  const { train, heldOut } = splitPicture(picture);
  expect([...train.coordinates]).toEqual([0, 0, 0.5, 0, 0, 0.5, 0.5, 0.5]);
  expect([...train.values]).toEqual([0, 0, 0.5, 0, 2, 0.5, 2, 0, 0.5, 2, 2, 0.5]);
  expect([...heldOut.coordinates]).toEqual([0.25, 0.25, 0.75, 0.25, 0.25, 0.75, 0.75, 0.75]);
  expect([...heldOut.values]).toEqual([1, 1, 0.5, 1, 3, 0.5, 3, 1, 0.5, 3, 3, 0.5]);
});

test('all pixels include both, without alpha', () => {
  const { coordinates, values } = allPixels(picture);
  expect(coordinates.length).toBe(32);
  expect([...coordinates.subarray(2, 4)]).toEqual([0.25, 0]);
  expect([...values.subarray(3, 6)]).toEqual([0, 1, 0.5]);
  expect([...values.subarray(-3)]).toEqual([3, 3, 0.5]);
});
