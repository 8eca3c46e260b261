import { basename, join } from 'node:path';
import { type Checkpoint, type Engine, encodeField, type FitEnd } from '@fourier-features/core';
import { fitImage, type Image, type ImageSplit, renderImage, scoreImage } from '@fourier-features/image';
import { curveChart, encodePng, type Picture } from '@fourier-features/pictures';
import type { InputPicture } from '../../files/inputs.ts';
import type { OutputFolder } from '../../files/outputs.ts';
import { fitProvenance, fitReport } from '../fitReport.ts';
import { CHECKPOINT_NAME, followFit, SECONDS_BETWEEN_CHECKPOINTS } from '../followFit.ts';
import { type ScaleChoice, scaleUnit, writeScaleChoice } from '../scaleChoice.ts';
import type { ImageInput, ImageManifest, ImageReport } from './imageReport.ts';
import type { ImageSettings } from './imageSettings.ts';

export interface ImageRun {
  readonly input: InputPicture;
  readonly split: ImageSplit;
  readonly settings: ImageSettings;
  readonly engine: Engine;
  readonly out: OutputFolder;
  readonly resume: Checkpoint | undefined;
  /** How the scale was chosen, if from the data. */
  readonly scaleChoice?: ScaleChoice | undefined;
  readonly signal: AbortSignal;
}

export type ImageOutcome =
  | { readonly kind: 'done'; readonly report: ImageReport; readonly reconstruction: Image }
  | { readonly kind: 'interrupted'; readonly step: number; readonly checkpoint: string };

/** Fits one image and writes its files; interrupted, it writes a checkpoint instead. */
export async function runImageFit(run: ImageRun): Promise<ImageOutcome> {
  const { input, split, settings, engine, out, resume } = run;
  const resumedFrom = resume?.optimizerState.updates ?? 0;
  const choice = await writeScaleChoice(out, run.scaleChoice, scaleUnit(settings.encoding));
  const fitting = fitImage({
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
  });
  const followed = await followFit(fitting, {
    label: settings.encoding,
    steps: settings.steps,
    firstStep: resumedFrom,
    out,
    metadata: { task: 'image', settings: JSON.stringify(settings), input_sha256: input.sha256 },
  });
  if (followed.kind === 'interrupted') return followed;
  const { end } = followed;
  const score = await scoreImage(engine, end.field, split);
  const reconstruction = await renderImage(engine, end.field, { source: input.picture });
  const field = encodeField({ field: end.field, metadata: fieldMetadata(input, settings) });
  const files = {
    reconstruction: await out.write('reconstruction.png', await png(reconstruction, input.picture.bitDepth)),
    field: await out.write('field.safetensors', field),
    curve: await out.write('curve.svg', curvePicture(end, settings)),
    ...choice.files,
    manifest: join(out.path, 'manifest.json'),
  };
  const report: ImageReport = {
    task: 'image',
    ...fitReport(settings, engine, followed),
    ...choice.report,
    ...score,
    files,
  };
  const manifest: ImageManifest = {
    ...report,
    ...fitProvenance(settings, describeInput(input), field, resumedFrom, followed),
  };
  await out.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await out.remove(CHECKPOINT_NAME);
  return { kind: 'done', report, reconstruction };
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

function describeInput({ path, sha256, picture }: InputPicture): ImageInput {
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
