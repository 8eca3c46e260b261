import type { Field } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import type { Picture } from '@fourier-features/pictures/plain';
import { fitSettings, trainingOptions } from '../fitSettings.ts';
import type { FitSettings } from '../settings.ts';
import { encodingsOf, type Result, type ResultRun, type Task } from '../task.ts';
import { encodeLook, type NerfLook } from './look.ts';
import type { NerfInput } from './nerfInput.ts';
import { colourPicture, type ShownView, truthPicture, viewsSheet } from './pictures.ts';
import { sceneScaleProblem } from './sceneScale.ts';

/** Everything that decides the result of a scene's fit. */
export interface NerfSettings extends FitSettings {
  readonly encoding: nerf.EncodingName;
  readonly raysPerStep: number;
  /** Samples on each ray in training. */
  readonly samples: number;
  readonly density: nerf.DensityActivation;
  /** Whether an occupancy grid lets rays pass over empty space. */
  readonly occupancy: boolean;
}

/** Samples on rays that are measured or rendered, for each one in training. */
const RENDER_SAMPLES = 2;
const SHOWN_VIEWS = 4;

/** Inverse rendering: (x, y, z) → colour and density, from posed pictures. */
export const nerfTask: Task<NerfInput, NerfSettings> = {
  name: 'nerf',
  encodings: encodingsOf(nerf.defaults),
  comparedEncodings: nerf.comparedEncodings,
  defaults: nerf.defaults,
  scaleUnit: 'cycles per scene unit',
  shownScores: ['psnr', 'ssim'],
  pictureName: 'rendering.png',
  targetMeasure: () => 'fitPsnr',
  encoding: (name, _, options) => nerf.encoding(name as nerf.EncodingName, options),
  defaultScale: (encoding, { scene, near, far }) => {
    const cameras = scene.train.map(({ camera }) => camera);
    return nerf.defaultScale(encoding as nerf.EncodingName, cameras, { near, far });
  },
  settings: (encoding, options, input) => ({
    ...fitSettings(nerfTask, encoding, options, input),
    encoding: encoding as nerf.EncodingName,
    raysPerStep: options.raysPerStep ?? nerf.defaults.raysPerStep,
    samples: options.samples ?? nerf.defaults.samples,
    density: options.density ?? nerf.defaults.density,
    occupancy: options.occupancy ?? true,
  }),
  scaleProblem: async (input, { encoding }) => sceneScaleProblem(input, encoding),
  fit: ({ scene, near, far, background, bounds }, settings, run) => {
    const { encoding, raysPerStep, samples, density, occupancy } = settings;
    return nerf.fit({
      views: scene.train,
      heldOut: scene.heldOut,
      near,
      far,
      background,
      encoding,
      raysPerStep,
      samples,
      renderSamples: RENDER_SAMPLES * samples,
      density,
      occupancy: occupancy ? { bounds } : false,
      ...trainingOptions(settings, run),
    });
  },
  result: heldOutResult,
  fieldMetadata: (input, settings) => ({ scene: input.name, look: encodeLook(lookOf(input, settings)) }),
  curveLines: () => [
    { measure: 'fitPsnr', label: 'fit' },
    { measure: 'heldOutPsnr', label: 'held-out' },
  ],
  truthTile: ({ scene, background }) => ({
    picture: truthPicture(scene.heldOut[0]!, background),
    title: 'held-out view',
  }),
  encodeCheckpoint: nerf.encodeCheckpoint,
  decodeCheckpoint: nerf.decodeCheckpoint,
};

/** Renders and scores every held-out view; shows the first few. */
async function heldOutResult(
  field: Field,
  input: NerfInput,
  settings: NerfSettings,
  { engine, onProgress, signal }: ResultRun,
): Promise<Result> {
  const { heldOut } = input.scene;
  const { near, far, bounds, density, background, occupancy, samples } = lookOf(input, settings);
  const options = { engine, ...(signal ? { signal } : {}) };
  const grid = occupancy ? await nerf.fieldOccupancy(field, { ...options, bounds, density }) : undefined;
  const march = { near, far, density, background, samples, ...(grid ? { occupancy: grid } : {}) };
  const views: { psnr: number; ssim?: number }[] = [];
  const shown: ShownView[] = [];
  const cameras = heldOut.map(({ camera }) => camera);
  for await (const rendered of nerf.renderViews(field, cameras, { ...options, ...march })) {
    const view = heldOut[views.length]!;
    const score = nerf.scoreView(rendered, view, background);
    views.push(score);
    if (shown.length < SHOWN_VIEWS) shown.push({ view, rendered, psnr: score.psnr });
    onProgress?.(views.length / heldOut.length);
  }
  const scores = nerf.meanScores(views);
  const heading = `${input.name}, ${settings.encoding}: ${scores['psnr']!.toFixed(2)} dB over ${views.length} held-out views`;
  const picture: Picture = colourPicture(shown[0]!.rendered);
  const sheet = viewsSheet(shown, { heading, background, near, far });
  return {
    scores,
    picture,
    files: [
      { key: 'rendering', name: 'rendering.png', content: { kind: 'picture', picture, bitDepth: 8 } },
      { key: 'views', name: 'views.png', content: { kind: 'sheet', sheet } },
    ],
    notes: [`means over ${views.length} held-out views`],
    details: { density, background, near, far, views },
  };
}

function lookOf(
  { near, far, bounds, background, scene }: NerfInput,
  { density, occupancy, samples }: NerfSettings,
): NerfLook {
  const { camera } = scene.heldOut[0]!;
  return { near, far, bounds, density, background, occupancy, samples: RENDER_SAMPLES * samples, camera };
}
