import { decodePicture, encodePng } from '@fourier-features/pictures';
import { readImage, readPictureSlice, simulateCt } from '@fourier-features/tasks';
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

const square = (channels: 2 | 4, values: number[]) =>
  encodePng({ width: 2, height: 2, channels, values: Float32Array.from(values) });

test.each([
  // the left half is transparent over white, the right half opaque grey
  ['RGB', 4, [1, 1, 1, 0, 0.2, 0.2, 0.2, 1, 1, 1, 1, 0, 0.2, 0.2, 0.2, 1]],
  ['grey', 2, [1, 0, 0.2, 1, 1, 0, 0.2, 1]],
] as const)(
  'readPictureSlice reads %s under transparent pixels as black, and says so',
  async (_, channels, values) => {
    const options = { name: 'logo', decodePicture };
    const slice = await readPictureSlice(await square(channels, [...values]), options);
    expect(Array.from(slice.values, (value) => Math.round(255 * value))).toEqual([0, 51, 0, 51]);
    expect(slice.warnings).toEqual([
      expect.stringMatching(/^50 % of the pixels are transparent and hide a colour/),
    ]);
    expect(simulateCt(slice, { angles: 2 }).warnings).toEqual(slice.warnings);
  },
);

test('readPictureSlice fades half-transparent pixels to black without a warning', async () => {
  const bytes = await square(
    2,
    [1, 0.5, 0, 0, 1, 1, 0.5, 0.5].map((value) => Math.round(255 * value) / 255),
  );
  const slice = await readPictureSlice(bytes, { name: 'logo', decodePicture });
  expect(Array.from(slice.values, (value) => Math.round(255 * value))).toEqual([128, 0, 255, 64]);
  expect(slice.warnings).toEqual([]);
});

test('readPictureSlice passes on what the decoder read past', async () => {
  const decode = async () => ({ ...(await decodePicture(png)), warnings: ['a slip.'] });
  expect((await readPictureSlice(png, { name: 'bars', decodePicture: decode })).warnings).toEqual([
    'a slip.',
  ]);
  const image = await readImage(png, { name: 'bars', decodePicture: decode, holdout: 'none' });
  expect(image.warnings).toEqual(['a slip.']);
});
