import { createHash } from 'node:crypto';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import { type DecodedPicture, imageTask, readImage } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

/** 4 × 2 pixels in RGB, each sample its index. */
const samples = Array.from({ length: 24 }, (_, i) => i);
const values = Float32Array.from(samples, (sample) => sample / 255);
const png = await encodePng({ width: 4, height: 2, channels: 3, values });
const options = { name: 'photo', decodePicture };

describe('readImage(bytes, options)', () => {
  test('returns the pixels of the file, all to train on', async () => {
    const input = await readImage(png, options);
    expect(input.picture).toMatchObject({ width: 4, height: 2, channels: 3, bitDepth: 8 });
    expect(Array.from(input.picture.values, (value) => Math.round(255 * value))).toEqual(samples);
    expect(input.split.train.targets).toEqual(input.picture.values);
    expect(input.split.heldOut).toBeNull();
    expect(input.description).toBe('photo: 4x2, 3 channels, photo');
    expect(input.settings).toEqual({ reduce: 1, holdout: 'none', kind: 'photo' });
    expect(input.sha256).toBe(createHash('sha256').update(png).digest('hex'));
  });

  test('holds out odd rows and odd columns', async () => {
    const { split, settings } = await readImage(png, { ...options, holdout: 'grid' });
    const sample = (row: number, column: number): number[] =>
      [0, 1, 2].map((channel) => (row * 4 + column) * 3 + channel);
    const rounded = (targets: Float32Array): number[] =>
      Array.from(targets, (value) => Math.round(255 * value));
    expect(rounded(split.train.targets)).toEqual([...sample(0, 0), ...sample(0, 2)]);
    expect(rounded(split.heldOut!.targets)).toEqual([...sample(1, 1), ...sample(1, 3)]);
    expect(settings).toEqual({ reduce: 1, holdout: 'grid', kind: 'photo' });
  });

  test('reduces by a box and keeps the depth of the file', async () => {
    const deep = await encodePng(
      { width: 4, height: 2, channels: 1, values: values.subarray(0, 8) },
      { bitDepth: 16 },
    );
    const { picture, description, provenance } = await readImage(deep, { ...options, reduce: 2 });
    expect(picture).toMatchObject({ width: 2, height: 1, channels: 1, bitDepth: 16 });
    expect(picture.values[0]! * 255).toBeCloseTo((0 + 1 + 4 + 5) / 4, 2);
    expect(description).toBe('photo: 2x1, 1 channel, photo');
    expect(provenance).toMatchObject({ width: 2, height: 1, channels: 1 });
  });

  test('leaves out rows and columns that do not fill a block', async () => {
    const { picture, notes } = await readImage(png, { ...options, reduce: 2 });
    expect(notes).not.toContainEqual(expect.stringContaining('left out'));
    const wide = await encodePng({ width: 3, height: 8, channels: 1, values });
    const odd = await readImage(wide, { ...options, reduce: 3 });
    expect([picture.width, picture.height, odd.picture.width, odd.picture.height]).toEqual([2, 1, 1, 2]);
    expect(odd.picture.values[1]! * 255).toBeCloseTo(13, 4); // the mean of samples 9 to 17
    expect(odd.notes[0]).toBe('the last 2 of 8 rows are left out: they do not fill blocks of 3x3 pixels.');
  });

  test('finds whether a picture is text, with the figure, and takes what is stated', async () => {
    // A black stroke, a sixteenth of the pixels, on white.
    const stroke = Float32Array.from({ length: 256 }, (_, i) => (i % 16 === 5 ? 0 : 1));
    const bytes = await encodePng({ width: 16, height: 16, channels: 1, values: stroke });
    const found = await readImage(bytes, { ...options, name: 'stroke' });
    expect(found.description).toBe('stroke: 16x16, 1 channel, text (94 % of one colour)');
    expect(found.settings).toEqual({ reduce: 1, holdout: 'none', kind: 'text' });
    expect(found.warnings).toEqual([]);
    expect(imageTask.settings('none', {}, found)).toMatchObject({ scale: null, learningRate: 1e-3 });
    expect(imageTask.settings('gaussian', {}, found).scale).toBe(14);
    const stated = await readImage(bytes, { ...options, name: 'stroke', kind: 'photo' });
    expect(stated.description).toBe('stroke: 16x16, 1 channel, photo');
    expect(imageTask.settings('none', {}, stated).learningRate).toBe(1e-2);
    expect(stated.warnings).toEqual([
      '94 % of the picture is ground of one colour, on which networks without Fourier features die at the learning rates of photographs. Pass {kind} text, or leave it out.',
    ]);
  });

  test('refuses pictures that are too large, too small, or not pictures', async () => {
    const huge: DecodedPicture = {
      width: 20_000,
      height: 5001,
      channels: 1,
      bitDepth: 8,
      values: new Float32Array(0),
    };
    await expect(readImage(png, { name: 'huge', decodePicture: async () => huge })).rejects.toThrow(
      'readImage: the picture must have at most 100000000 pixels, got 20000x5001 = 100020000. Reduce it first, or raise maxPixels.',
    );
    await expect(readImage(png, { ...options, reduce: 3 })).rejects.toThrow('shorter side');
    await expect(readImage(png, { ...options, reduce: 2, holdout: 'grid' })).rejects.toThrow(
      'at least 2x2 pixels',
    );
    await expect(readImage(png.subarray(0, 40), options)).rejects.toThrow('not a picture');
  });
});
