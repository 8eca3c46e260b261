/** Trains pictures, renders parts of them, and opens fields that were saved. */
import * as image from '@fourier-features/image';
import { imageTask, readImage } from '@fourier-features/tasks';
import type { CanvasPicture } from '../components/PictureCanvas.tsx';
import type { OpenedInput } from '../live/protocol.ts';
import { serveWorker } from '../live/serveWorker.ts';
import { createTraining } from '../live/training.ts';
import { engineFacts } from '../live/workerEngine.ts';
import { decodePicture, rgba } from './temporary.ts';

/** A picture that was opened. */
export interface OpenedPicture extends OpenedInput {
  readonly width: number;
  readonly height: number;
  readonly original: CanvasPicture;
}

export interface OpenPictureOptions {
  readonly name: string;
  /** Longest side after reduction, in pixels. */
  readonly side: number;
  readonly holdout: image.Holdout;
}

const training = createTraining({
  task: imageTask,
  view: async (field, { picture: source }, _, engine) =>
    canvasPicture(await image.render(field, { engine, source })),
});

async function open(bytes: Uint8Array, { name, side, holdout }: OpenPictureOptions): Promise<OpenedPicture> {
  const decoded = await decodePicture(bytes, {});
  const reduce = Math.max(1, Math.ceil(Math.max(decoded.width, decoded.height) / side));
  const input = await readImage(bytes, { name, holdout, reduce, decodePicture: async () => decoded });
  const { picture } = input;
  const { width, height } = picture;
  return { ...(await training.use(input)), width, height, original: canvasPicture(picture) };
}

function canvasPicture(picture: image.RenderedImage): CanvasPicture {
  return { width: picture.width, height: picture.height, rgba: rgba(picture) };
}

const calls = {
  engine: engineFacts,
  start: training.start,
  change: training.change,
  pause: training.pause,
  resume: training.resume,
  step: training.step,
  save: training.save,
  open,
};

/** What the page may call. */
export type ImageWorker = typeof calls;

serveWorker(calls);
