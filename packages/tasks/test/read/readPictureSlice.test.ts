import { decodePicture, encodePng } from '@fourier-features/pictures';
import { readPictureSlice } from '@fourier-features/tasks';
import { expect, test } from 'vitest';

/** Means of red, green and blue of 4 × 2 pixels, in 255ths; the first, clipped at 0, is 3. */
const means = [0, 30, 60, 90, 120, 150, 180, 210];
const png = await encodePng({
  width: 4,
  height: 2,
  channels: 3,
  values: Float32Array.from(
    means.flatMap((mean) => [mean, mean + 9, Math.max(0, mean - 9)]),
    (v) => v / 255,
  ),
});

test('readPictureSlice returns the mean of the colours, upright in the middle of a black square', async () => {
  const { values, shape, volume, settings } = await readPictureSlice(png, { name: 'bars', decodePicture });
  expect(shape).toEqual([4, 4]);
  const rows = [[0, 0, 0, 0], [3, ...means.slice(1, 4)], means.slice(4), [0, 0, 0, 0]];
  expect(Array.from(values, (value) => Math.round(255 * value))).toEqual(rows.flat());
  expect(volume).toBeUndefined();
  expect(settings).toEqual({ size: null });
});

test('readPictureSlice reduces by area averaging', async () => {
  const { values } = await readPictureSlice(png, { name: 'bars', decodePicture, size: 2 });
  const quarter = (3 + 30) / 4;
  expect(255 * values[0]!).toBeCloseTo(quarter, 4);
});

test('readPictureSlice refuses bytes that are not a picture', async () => {
  await expect(readPictureSlice(Uint8Array.of(1, 2, 3), { name: 'x', decodePicture })).rejects.toThrow(
    'not a picture',
  );
});

test('readPictureSlice refuses a picture whose square would have too many pixels', async () => {
  const options = { name: 'bars', decodePicture, maxPixels: 15 };
  await expect(readPictureSlice(png, options)).rejects.toThrow(
    'readPictureSlice: the picture must have at most 15 pixels, got 4x4 = 16. Reduce it first, or raise maxPixels.',
  );
  const { shape } = await readPictureSlice(png, { ...options, maxPixels: 16 });
  expect(shape).toEqual([4, 4]);
});
