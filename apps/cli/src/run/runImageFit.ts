import { basename, join } from 'node:path';
import {
  type CheckpointFile,
  type Engine,
  encodeCheckpoint,
  encodeField,
  type FitEnd,
  type FitEvent,
} from '@fourier-features/core';
import { thisMachine } from '@fourier-features/core/node';
import { fitImage, type Image, type ImageSplit, renderImage, scoreImage } from '@fourier-features/image';
import { curveChart, encodePng, type Picture } from '@fourier-features/pictures';
import { type InputPicture, sha256 } from '../files/inputs.ts';
import type { OutputFolder } from '../files/outputs.ts';
import { fitProgress } from '../terminal/progress.ts';
import type { ImageManifest, ImageReport } from './imageReport.ts';
import { ownVersion } from './ownVersion.ts';
import type { ImageSettings } from './settings.ts';

export interface ImageRun {
  readonly input: InputPicture;
  readonly split: ImageSplit;
  readonly settings: ImageSettings;
  readonly engine: Engine;
  readonly out: OutputFolder;
  readonly resume: CheckpointFile['checkpoint'] | undefined;
  readonly signal: AbortSignal;
}

export type ImageOutcome =
  | { readonly kind: 'done'; readonly report: ImageReport; readonly reconstruction: Image }
  | { readonly kind: 'interrupted'; readonly step: number; readonly checkpoint: string };

export const CHECKPOINT_NAME = 'checkpoint.safetensors';
const SECONDS_BETWEEN_CHECKPOINTS = 60;

/** Fits one image and writes its files; interrupted, it writes a checkpoint instead. */
export async function runImageFit(run: ImageRun): Promise<ImageOutcome> {
  const { input, split, settings, engine, out, resume } = run;
  const resumedFrom = resume?.optimizerState.updates ?? 0;
  const progress = fitProgress(settings.encoding, settings.steps, resumedFrom);
  const started = performance.now();
  let end: FitEnd;
  try {
    end = await follow(
      fitImage({
        split,
        engine,
        encoding: settings.encoding,
        scale: settings.scale,
        frequencyCount: settings.features,
        width: settings.width,
        depth: settings.depth,
        steps: settings.steps,
        batchSize: settings.batch,
        learningRate: settings.learningRate,
        seed: settings.seed,
        ...(settings.targetPsnr === null ? {} : { targetPsnr: settings.targetPsnr }),
        ...(resume ? { resume } : {}),
        checkpointSeconds: SECONDS_BETWEEN_CHECKPOINTS,
        signal: run.signal,
      }),
      async (event) => {
        progress.show(event);
        if (event.type === 'checkpoint') await writeCheckpoint(run, event.checkpoint);
      },
    );
  } finally {
    progress.stop();
  }
  const seconds = (performance.now() - started) / 1000;
  const updates = end.checkpoint.optimizerState.updates;
  if (end.reason === 'aborted') {
    return { kind: 'interrupted', step: updates, checkpoint: await writeCheckpoint(run, end.checkpoint) };
  }
  const score = await scoreImage(engine, end.field, split);
  const reconstruction = await renderImage(engine, end.field, { source: input.picture });
  const field = encodeField({ field: end.field, metadata: fieldMetadata(input, settings) });
  const files = {
    reconstruction: await out.write('reconstruction.png', await png(reconstruction, input.picture.bitDepth)),
    field: await out.write('field.safetensors', field),
    curve: await out.write('curve.svg', curvePicture(end, settings)),
    manifest: join(out.path, 'manifest.json'),
  };
  const report: ImageReport = {
    task: 'image',
    encoding: settings.encoding,
    scale: settings.scale,
    features: settings.features,
    width: settings.width,
    depth: settings.depth,
    steps: updates,
    seed: settings.seed,
    engine: engine.name,
    seconds,
    stepsPerSecond: (updates - resumedFrom) / seconds,
    ...score,
    files,
  };
  const manifest: ImageManifest = {
    ...report,
    software: { name: '@fourier-features/cli', version: ownVersion() },
    machine: thisMachine(),
    settings,
    input: describeInput(input),
    weights: { sha256: sha256(field) },
    stopped: end.reason,
    resumedFrom,
    curve: end.curve,
  };
  await out.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await out.remove(CHECKPOINT_NAME);
  return { kind: 'done', report, reconstruction };
}

async function follow(
  run: AsyncIterable<FitEvent>,
  show: (event: FitEvent) => Promise<void>,
): Promise<FitEnd> {
  for await (const event of run) {
    if (event.type === 'end') return event;
    await show(event);
  }
  throw new Error('the fit ended without an end event');
}

function writeCheckpoint(
  { out, settings, input }: ImageRun,
  checkpoint: CheckpointFile['checkpoint'],
): Promise<string> {
  const metadata = { settings: JSON.stringify(settings), input_sha256: input.sha256 };
  return out.write(CHECKPOINT_NAME, encodeCheckpoint({ checkpoint, metadata }));
}

/** What a field file needs so that `image render` can show it without the picture. */
function fieldMetadata({ picture }: InputPicture, settings: ImageSettings): Record<string, string> {
  return {
    task: 'image',
    image_width: String(picture.width),
    image_height: String(picture.height),
    bit_depth: String(picture.bitDepth),
    settings: JSON.stringify(settings),
  };
}

function describeInput({ path, sha256, picture }: InputPicture): ImageManifest['input'] {
  const { width, height, channels } = picture;
  return { name: basename(path), sha256, width, height, channels };
}

function png({ width, height, channels, values }: Image, bitDepth: 8 | 16): Promise<Uint8Array> {
  return encodePng({ width, height, channels: channels as Picture['channels'], values }, { bitDepth });
}

function curvePicture({ curve }: FitEnd, { encoding, scale, holdout }: ImageSettings): string {
  const fitted = { name: 'fit', points: curve.map(({ step, fitPsnr }) => [step, fitPsnr!] as const) };
  const heldOut = {
    name: 'held-out',
    points: curve.map(({ step, heldOutPsnr }) => [step, heldOutPsnr!] as const),
  };
  return curveChart({
    title: `Training curve, ${encoding}${scale === null ? '' : `, scale ${scale}`}`,
    xLabel: 'step',
    yLabel: 'PSNR (dB)',
    series: holdout === 'grid' ? [fitted, heldOut] : [fitted],
  });
}
