import { join } from 'node:path';
import { type Engine, encodeField, type FitEnd } from '@fourier-features/core';
import {
  encodeNerfCheckpoint,
  fallingRate,
  fieldOccupancy,
  fitNerf,
  type NerfCheckpoint,
  type RenderedView,
  scoreViews,
} from '@fourier-features/nerf';
import { curveChart, encodePng, type Picture } from '@fourier-features/pictures';
import { encodeLook, type NerfLook } from '../../files/nerfField.ts';
import type { OutputFolder } from '../../files/outputs.ts';
import type { InputScene } from '../../files/readScene.ts';
import { say } from '../../terminal/say.ts';
import { fitProvenance, fitReport } from '../fitReport.ts';
import { CHECKPOINT_NAME, type Followed, followFit, SECONDS_BETWEEN_CHECKPOINTS } from '../followFit.ts';
import { type ScaleChoice, writeScaleChoice } from '../scaleChoice.ts';
import { colourPicture, viewsSheet } from './nerfPictures.ts';
import type { NerfManifest, NerfReport, NerfSettings } from './nerfReport.ts';

export interface NerfRun {
  readonly input: InputScene;
  readonly settings: NerfSettings;
  readonly engine: Engine;
  readonly out: OutputFolder;
  readonly resume: NerfCheckpoint | undefined;
  /** There where the scale was chosen from the pictures. */
  readonly scaleChoice?: ScaleChoice | undefined;
  readonly signal: AbortSignal;
}

export type NerfOutcome =
  | {
      readonly kind: 'done';
      readonly report: NerfReport;
      /** The first view held out. */
      readonly rendering: Picture;
    }
  | Extract<Followed, { kind: 'interrupted' }>;

/** Samples on rays that are measured or shown, for each one in training. */
const RENDER_SAMPLES = 2;
const SHOWN_VIEWS = 4;

/** Fits one scene and writes its files; interrupted, it writes a checkpoint instead. */
export async function runNerfFit(run: NerfRun): Promise<NerfOutcome> {
  const { input, settings, engine, out, resume } = run;
  const resumedFrom = resume?.optimizerState.updates ?? 0;
  const choice = await writeScaleChoice(out, run.scaleChoice, 'cycles per scene unit');
  const followed = await followFit(startFit(run), {
    label: settings.encoding,
    steps: settings.steps,
    firstStep: resumedFrom,
    out,
    metadata: { task: 'nerf', settings: JSON.stringify(settings), input_sha256: input.sha256 },
    encode: encodeNerfCheckpoint,
  });
  if (followed.kind === 'interrupted') return followed;
  const { end } = followed;
  say(`${settings.encoding}: rendering ${input.heldOut.length} views held out`);
  const look = lookOf(input, settings);
  const { test, rendered } = await score(run, end, look);
  const field = encodeField({ field: end.field, metadata: fieldMetadata(run, look) });
  const rendering = colourPicture(rendered[0]!);
  const shown = rendered.map((each, index) => ({
    view: input.heldOut[index]!,
    rendered: each,
    psnr: test.views[index]!.psnr,
  }));
  const heading = `${input.name}, ${settings.encoding}: ${test.psnr.toFixed(2)} dB over ${test.views.length} views held out`;
  const files = {
    ...choice.files,
    field: await out.write('field.safetensors', field),
    rendering: await out.write('rendering.png', await encodePng(rendering)),
    views: await out.write('views.png', await viewsSheet(shown, { ...look, heading })),
    curve: await out.write('curve.svg', curvePicture(end, settings)),
    manifest: join(out.path, 'manifest.json'),
  };
  const { learningRate, rays, samples, density } = settings;
  const { near, far, background } = input;
  const report: NerfReport = {
    task: 'nerf',
    ...fitReport(settings, engine, followed),
    learningRate,
    rays,
    samples,
    density,
    background,
    near,
    far,
    test,
    ...choice.report,
    files,
  };
  const manifest: NerfManifest = {
    ...report,
    ...fitProvenance(settings, describeInput(input), field, resumedFrom, followed),
  };
  await out.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await out.remove(CHECKPOINT_NAME);
  return { kind: 'done', report, rendering };
}

function startFit({ input, settings, engine, resume, signal }: NerfRun): ReturnType<typeof fitNerf> {
  const { features, rays, targetPsnr, samples, occupancy, ...rest } = settings;
  const { encoding, scale, width, depth, steps, learningRate, density, seed } = rest;
  const { train, heldOut, near, far, background, bounds } = input;
  return fitNerf({
    views: train,
    heldOut,
    engine,
    near,
    far,
    background,
    encoding,
    scale,
    frequencyCount: features,
    width,
    depth,
    steps,
    raysPerStep: rays,
    samples,
    renderSamples: RENDER_SAMPLES * samples,
    density,
    occupancy: occupancy ? { bounds } : false,
    learningRate: fallingRate(learningRate, steps),
    seed,
    ...(targetPsnr === null ? {} : { targetPsnr }),
    ...(resume ? { resume } : {}),
    checkpointSeconds: SECONDS_BETWEEN_CHECKPOINTS,
    signal,
  });
}

function lookOf(
  { near, far, bounds, background, heldOut }: InputScene,
  { density, occupancy, samples }: NerfSettings,
): NerfLook {
  const { camera } = heldOut[0]!;
  return { near, far, bounds, density, background, occupancy, samples: RENDER_SAMPLES * samples, camera };
}

/** Scores of all views held out, and the first few as they were rendered. */
async function score(
  { input, engine }: NerfRun,
  { field }: FitEnd,
  { near, far, bounds, density, background, occupancy, samples }: NerfLook,
): Promise<{ test: NerfReport['test']; rendered: RenderedView[] }> {
  const grid = occupancy ? await fieldOccupancy(engine, field, { bounds, density }) : undefined;
  const rendered: RenderedView[] = [];
  const test = await scoreViews(engine, field, input.heldOut, {
    near,
    far,
    density,
    background,
    samples,
    ...(grid ? { occupancy: grid } : {}),
    onView: (index, view) => {
      if (index < SHOWN_VIEWS) rendered.push(view);
    },
  });
  return { test, rendered };
}

/** What `nerf render` and `nerf mesh` need to know of the scene. */
function fieldMetadata({ input, settings }: NerfRun, look: NerfLook): Record<string, string> {
  return {
    task: 'nerf',
    scene: input.name,
    look: encodeLook(look),
    settings: JSON.stringify(settings),
  };
}

function describeInput({ name, sha256, train, heldOut, heldOutFrom }: InputScene): NerfManifest['input'] {
  const { width, height } = train[0]!.camera;
  return { name, sha256, views: train.length, heldOut: heldOut.length, heldOutFrom, width, height };
}

function curvePicture({ curve }: FitEnd, { encoding, scale }: NerfSettings): string {
  return curveChart({
    title: `Training curve, ${encoding}${scale === null ? '' : `, scale ${scale.toPrecision(3)}`}`,
    xLabel: 'step',
    yLabel: 'PSNR (dB)',
    series: [
      { name: 'fit', points: curve.map(({ step, fitPsnr }) => [step, fitPsnr!] as const) },
      { name: 'held-out', points: curve.map(({ step, heldOutPsnr }) => [step, heldOutPsnr!] as const) },
    ],
  });
}
