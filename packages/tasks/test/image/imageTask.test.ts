import { type Engine, type Field, finish } from '@fourier-features/core';
import { decodeField, encodeField } from '@fourier-features/core/storage';
import * as image from '@fourier-features/image';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import { imageTask, type Result, readImage } from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { imageDrive } from '../drives.ts';

const { input, options } = imageDrive;
const settings = imageTask.settings('gaussian', options, input);
let engine: Engine;
let field: Field;
let result: Result;

beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
  ({ field } = await finish(imageTask.fit(input, settings, { engine })));
  result = await imageTask.result(field, input, settings, { engine });
});

describe('imageTask', () => {
  test('scores pixels trained on and held out as its package does', async () => {
    // The held-out pixels are 12 × 8, too few for an SSIM.
    expect(Object.keys(result.scores)).toEqual(['fitPsnr', 'heldOutPsnr']);
    expect(result.scores).toEqual(await image.score(field, input.split, { engine }));
  });

  test('writes the reconstruction with the depth of the picture', () => {
    expect(result.files.map(({ key, name }) => [key, name])).toEqual([
      ['reconstruction', 'reconstruction.png'],
    ]);
    expect(result.files[0]!.content).toMatchObject({
      bitDepth: 8,
      picture: { width: 24, height: 16, channels: 3 },
    });
  });

  test('stores what it takes to render the field without the picture', async () => {
    const file = decodeField(encodeField({ field, metadata: imageTask.fieldMetadata(input, settings) }));
    const { image_width: width, image_height: height, bit_depth: bitDepth } = file.metadata;
    const source = { width: Number(width), height: Number(height) };
    expect(await image.render(file.field, { engine, source })).toEqual(result.picture);
    expect(bitDepth).toBe('8');
  });

  test('shows a curve of held-out pixels only if there are some', async () => {
    const bytes = await encodePng(input.picture);
    const whole = await readImage(bytes, { name: 'waves', decodePicture });
    expect(imageTask.curveLines(whole)).toEqual([{ measure: 'fitPsnr', label: 'fit' }]);
    expect(imageTask.curveLines(input)).toHaveLength(2);
  });

  test('compares with the original', () => {
    expect(imageTask.truthTile!(input)).toEqual({
      picture: input.picture,
      title: 'original',
      caption: '24×16',
    });
  });

  test('chooses a scale from the pixels trained on, up to a quarter of them along the longer side', async () => {
    const problem = await imageTask.scaleProblem(input, settings);
    expect(problem.coordinates).toBe(input.split.train.coordinates);
    expect(problem.values).toBe(input.split.train.targets);
    expect(problem.scales.at(-1)).toBe(3);
  });
});
