/** Trains pictures, renders parts of them, and opens fields that were saved. */
import { canvasPicture } from '@fourier-features/components/pictures/canvasPicture.ts';
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { EngineChoice } from '@fourier-features/components/workers/engineChoice.ts';
import { serveWorker } from '@fourier-features/components/workers/serveWorker.ts';
import { type Engine, type Field, outputSpread } from '@fourier-features/core';
import { decodeField } from '@fourier-features/core/storage';
import * as image from '@fourier-features/image';
import { decodePicture, encodePng } from '@fourier-features/pictures/browser';
import { MAX_PIXELS } from '@fourier-features/raster';
import {
  type ImageInput,
  type ImageSettings,
  imageSize,
  imageTask,
  readImage,
} from '@fourier-features/tasks';
import { checkTask } from '../live/checkTask.ts';
import type { OpenedInput } from '../live/protocol.ts';
import { createTraining } from '../live/training.ts';
import { trainingCalls } from '../live/trainingCalls.ts';

/** A picture that was opened. */
export interface OpenedPicture extends OpenedInput {
  readonly width: number;
  readonly height: number;
  /** Factor by which it was reduced. */
  readonly reduce: number;
  readonly original: CanvasPicture;
}

export interface OpenPictureOptions {
  readonly name: string;
  /** Longest side after reduction, in pixels. */
  readonly side: number;
  readonly holdout: image.Holdout;
}

/** A field from a file. */
export interface OpenedField {
  /** Size of the picture that it was fitted to, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly picture: CanvasPicture;
}

/** What the page shows of a field in training. */
export interface ImageView {
  readonly picture: CanvasPicture;
  /** Present when the field was rendered in full. */
  readonly spectrum?: image.ErrorSpectrum;
  /** Whether the network has died: its output is constant. Known when the field was rendered in full. */
  readonly dead?: boolean;
}

/** A field in training by the number of its lane, or the one that was opened from a file. */
export type FieldName = number | 'opened';

/** Longest side of a preview, in pixels: a full one costs more than ten steps. */
const PREVIEW_SIDE = 128;

/** Longest side at which a field from a file is shown at first. */
const FIELD_SIDE = 512;

const training = createTraining<ImageInput, ImageSettings, ImageView>({
  task: imageTask,
  view: async (field, { picture: source }, _, engine, detail) => {
    if (detail === 'preview') return { picture: await rendered(field, source, engine, PREVIEW_SIDE) };
    const result = await image.render(field, { engine, source });
    return {
      picture: canvasPicture(result),
      spectrum: image.errorSpectrum(source, result),
      dead: outputSpread(result.values, source.values, source.channels)?.dead ?? false,
    };
  },
});

interface ShownField {
  readonly field: Field;
  readonly source: { readonly width: number; readonly height: number };
  readonly engine: EngineChoice;
}

let openedField: ShownField | undefined;

async function open(bytes: Uint8Array, { name, side, holdout }: OpenPictureOptions): Promise<OpenedPicture> {
  const decoded = await decodePicture(bytes, { maxPixels: MAX_PIXELS });
  const longest = Math.max(decoded.width, decoded.height);
  const shortest = Math.min(decoded.width, decoded.height);
  const reduce = Math.max(1, Math.min(shortest, Math.ceil(longest / side)));
  const input = await readImage(bytes, { name, holdout, reduce, decodePicture: async () => decoded });
  const { picture } = input;
  const { width, height } = picture;
  return { ...(await training.use(input)), width, height, reduce, original: canvasPicture(picture) };
}

async function openField(bytes: Uint8Array, engine: EngineChoice): Promise<OpenedField> {
  const { field, metadata } = decodeField(bytes);
  checkTask(metadata, 'image', 'a picture');
  const source = imageSize(metadata);
  openedField = { field, source, engine };
  const picture = await training.withEngine((each) => rendered(field, source, each, FIELD_SIDE), {
    engine,
    field,
  });
  return { ...source, picture };
}

/** Renders a square region of a field in training, in pixels of its picture; undefined once there is no such field. */
function zoom(lane: number, region: image.Region, size: number): Promise<CanvasPicture | undefined> {
  return training.withFieldIfAny(lane, async (field, _, engine) => {
    const { picture: source } = training.input();
    return canvasPicture(await image.render(field, { engine, source, region, width: size, height: size }));
  });
}

/** Renders a field as a PNG, of a longest side in pixels. */
function png(which: FieldName, side: number): Promise<Uint8Array<ArrayBuffer>> {
  return onField(which, async (field, source, engine) =>
    encodePng(await image.render(field, { engine, source, ...sizeOf(source, side) })),
  );
}

function onField<Result>(
  which: FieldName,
  work: (field: Field, source: { width: number; height: number }, engine: Engine) => Promise<Result>,
): Promise<Result> {
  if (which !== 'opened')
    return training.withField(which, (field, _, engine) => work(field, training.input().picture, engine));
  const shown = openedField;
  if (!shown) throw new Error('No field is open. Open a .safetensors file first.');
  return training.withEngine((engine) => work(shown.field, shown.source, engine), shown);
}

/** Renders a field for the page, at most as large as its picture. */
async function rendered(
  field: Field,
  source: { width: number; height: number },
  engine: Engine,
  side: number,
): Promise<CanvasPicture> {
  const size = sizeOf(source, Math.min(side, Math.max(source.width, source.height)));
  return canvasPicture(await image.render(field, { engine, source, ...size }));
}

/** Returns the size of a picture that is scaled to a longest side. */
function sizeOf(
  { width, height }: { width: number; height: number },
  side: number,
): { width: number; height: number } {
  const factor = side / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

const calls = {
  ...trainingCalls(training),
  ...{ open, openField, zoom, png },
};

/** What the page may call. */
export type ImageWorker = typeof calls;

serveWorker(calls);
