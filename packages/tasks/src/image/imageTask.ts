import { encodingDefaults, outputSpread } from '@fourier-features/core';
import { partOf } from '@fourier-features/core/progress';
import { decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core/storage';
import { positiveCount } from '@fourier-features/core/validate';
import * as image from '@fourier-features/image';
import { defaultScales } from '@fourier-features/theory';
import * as v from 'valibot';
import { decodedSettings } from '../decodedSettings.ts';
import { imageDescription } from '../description.ts';
import { fitSettings } from '../fitSettings.ts';
import { encodingWithScale } from '../scale/encodingWithScale.ts';
import type { FitSettings } from '../settings.ts';
import { settingsEntries } from '../settingsSchema.ts';
import type { Task } from '../task.ts';
import { encodingOption, trainingOptions } from '../trainingOptions.ts';
import type { ImageInput } from './readImage.ts';

/** Everything that decides the result of an image fit. */
export interface ImageSettings extends FitSettings {
  readonly encoding: image.EncodingName | null;
  /** Pixels per step, or `full`. */
  readonly batchSize: number | 'full';
}

const settingsSchema = v.object({
  ...settingsEntries(imageDescription.encodings as readonly image.EncodingName[]),
  batchSize: v.union([positiveCount, v.literal('full')], 'a positive integer, in pixels, or full'),
});

/**
 * 2-D image regression: (column, row) → colour.
 *
 * @example
 * import { finish } from '@fourier-features/core';
 * import { decodePicture, encodePng } from '@fourier-features/pictures';
 * import { imageTask, readImage } from '@fourier-features/tasks';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const bytes = await encodePng({ width: 8, height: 8, channels: 1, values: new Float32Array(64) });
 * const input = await readImage(bytes, { name: 'black', decodePicture });
 * const settings = imageTask.settings('gaussian', { frequencyCount: 8, width: 16, steps: 3 }, input);
 * const engine = await wasmEngine();
 * const { field } = await finish(imageTask.fit(input, settings, { engine }));
 * const { scores, files } = await imageTask.result(field, input, settings, { engine });
 */
export const imageTask: Task<ImageInput, ImageSettings> = {
  ...imageDescription,
  shownScores: ['fitPsnr', 'heldOutPsnr'],
  pictureName: 'reconstruction.png',
  targetMeasure: () => 'fitPsnr',
  encoding: (name, _, options) => image.encoding(name as image.EncodingName, options),
  defaultScale: (encoding, { split }) =>
    encodingDefaults('defaultScale', image.defaultsByKind[split.kind], encoding).scale,
  recommended: ({ split }) => image.recommended(split),
  settings: (choice, options, input) => {
    const settings = fitSettings(
      { ...imageTask, defaults: image.defaultsByKind[input.split.kind] },
      choice,
      options,
      input,
    );
    return {
      ...settings,
      encoding: settings.encoding as image.EncodingName | null,
      batchSize: options.batchSize ?? image.defaultBatchSize(settings.field),
    };
  },
  scaleProblem: async ({ split: { train } }, settings, signal) => {
    signal?.throwIfAborted();
    const encoding = encodingWithScale('scaleProblem', settings);
    return {
      coordinates: train.coordinates,
      values: train.targets,
      inputDim: 2,
      scales: defaultScales(encoding, Math.max(train.width, train.height)),
    };
  },
  fit: ({ split }, settings, run) => {
    const { encoding, batchSize } = settings;
    return image.fit({ split, ...encodingOption(encoding), batchSize, ...trainingOptions(settings, run) });
  },
  result: async (field, { split, picture: source }, _, { engine, ...progress }) => {
    const scores = await image.score(field, split, { engine, ...partOf(progress, 0, 0.5) });
    const picture = await image.render(field, { engine, source, ...partOf(progress, 0.5, 1) });
    const content = { kind: 'picture', picture, bitDepth: source.bitDepth } as const;
    return {
      scores,
      picture,
      files: [{ key: 'reconstruction', name: 'reconstruction.png', content }],
      notes: [],
      outputSpread: outputSpread(picture.values, source.values, source.channels),
      details: {},
    };
  },
  resultFiles: () => ['reconstruction.png'],
  fieldMetadata: ({ picture }) => ({
    image_width: String(picture.width),
    image_height: String(picture.height),
    bit_depth: String(picture.bitDepth),
  }),
  curveLines: ({ split }) => [
    { measure: 'fitPsnr', label: 'fit' },
    ...(split.heldOut ? [{ measure: 'heldOutPsnr', label: 'held-out' }] : []),
  ],
  truthTile: ({ picture }) => ({
    picture,
    title: 'original',
    caption: `${picture.width}×${picture.height}`,
  }),
  encodeCheckpoint,
  decodeCheckpoint,
  decodeSettings: (json) => decodedSettings(settingsSchema, json),
};
