import { decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core';
import * as image from '@fourier-features/image';
import type { Picture } from '@fourier-features/pictures';
import { defaultScales } from '@fourier-features/theory';
import { fitSettings, trainingOptions } from '../fitSettings.ts';
import type { FitSettings } from '../settings.ts';
import { encodingsOf, type Task } from '../task.ts';
import type { ImageInput } from './imageInput.ts';

/** Everything that decides the result of an image fit. */
export interface ImageSettings extends FitSettings {
  readonly encoding: image.EncodingName;
  /** Pixels per step, or `full`. */
  readonly batchSize: number | 'full';
}

/** 2-D image regression: (column, row) → colour. */
export const imageTask: Task<ImageInput, ImageSettings> = {
  name: 'image',
  encodings: encodingsOf(image.defaults),
  comparedEncodings: image.comparedEncodings,
  defaults: image.defaults,
  scaleUnit: 'cycles per side',
  shownScores: ['fitPsnr', 'heldOutPsnr'],
  pictureName: 'reconstruction.png',
  targetMeasure: () => 'fitPsnr',
  encoding: (name, _, options) => image.encoding(name as image.EncodingName, options),
  defaultScale: (encoding) => image.defaults.encodings[encoding as image.EncodingName].scale,
  settings: (encoding, options, input) => ({
    ...fitSettings(imageTask, encoding, options, input),
    encoding: encoding as image.EncodingName,
    batchSize: options.batchSize ?? image.defaults.batchSize,
  }),
  scaleProblem: async ({ split: { train } }, { encoding }) => ({
    coordinates: train.coordinates,
    values: train.targets,
    inputDim: 2,
    scales: defaultScales(encoding, Math.max(train.width, train.height)),
  }),
  fit: ({ split }, settings, run) => {
    const { encoding, batchSize } = settings;
    return image.fit({ split, encoding, batchSize, ...trainingOptions(settings, run) });
  },
  result: async (field, { split, picture: source }, _, { engine, onProgress, signal }) => {
    const options = { engine, ...(signal ? { signal } : {}) };
    const scores = await image.score(field, split, options);
    const rendered = await image.render(field, { ...options, source, ...(onProgress ? { onProgress } : {}) });
    const picture: Picture = { ...rendered, channels: rendered.channels as Picture['channels'] };
    const content = { kind: 'picture', picture, bitDepth: source.bitDepth } as const;
    return {
      scores,
      picture,
      files: [{ key: 'reconstruction', name: 'reconstruction.png', content }],
      notes: [],
      details: {},
    };
  },
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
};
