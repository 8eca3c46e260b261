import { flag, positiveCount, wordSchema } from '@fourier-features/core/validate';
import * as nerf from '@fourier-features/nerf';
import * as v from 'valibot';
import { decodedSettings } from '../decodedSettings.ts';
import { nerfDescription } from '../description.ts';
import { fitSettings } from '../fitSettings.ts';
import { encodingWithScale } from '../scale/encodingWithScale.ts';
import { settingsEntries } from '../settingsSchema.ts';
import type { Task } from '../task.ts';
import { encodingOption, trainingOptions } from '../trainingOptions.ts';
import { encodeLook, lookOf, RENDER_SAMPLES } from './look.ts';
import type { NerfInput } from './nerfInput.ts';
import { nerfResult } from './nerfResult.ts';
import type { NerfSettings } from './nerfSettings.ts';
import { truthPicture } from './pictures.ts';
import { sceneScaleProblem } from './sceneScaleProblem.ts';

const settingsSchema = v.object({
  ...settingsEntries(nerfDescription.encodings as readonly nerf.EncodingName[]),
  raysPerStep: positiveCount,
  samples: positiveCount,
  density: wordSchema(['relu', 'softplus']),
  occupancy: flag,
});

/**
 * Inverse rendering: (x, y, z) → colour and density, from posed pictures.
 *
 * @example
 * import { finish } from '@fourier-features/core';
 * import { nerfTask, proceduralSceneInput } from '@fourier-features/tasks';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const input = await proceduralSceneInput({ reduce: 20 });
 * const sizes = { frequencyCount: 8, width: 16, raysPerStep: 16, samples: 4, steps: 2 };
 * const settings = nerfTask.settings('gaussian', { ...sizes, occupancy: false }, input);
 * const { field } = await finish(nerfTask.fit(input, settings, { engine: await wasmEngine() }));
 */
export const nerfTask: Task<NerfInput, NerfSettings> = {
  ...nerfDescription,
  shownScores: ['psnr', 'ssim'],
  pictureName: 'rendering.png',
  targetMeasure: () => 'fitPsnr',
  encoding: (name, _, options) => nerf.encoding(name as nerf.EncodingName, options),
  defaultScale: (encoding, { scene, near, far }) => {
    const cameras = scene.train.map(({ camera }) => camera);
    return nerf.defaultScale(encoding as nerf.EncodingName, cameras, { near, far });
  },
  recommended: ({ scene, near, far }) =>
    nerf.recommended(
      scene.train.map(({ camera }) => camera),
      { near, far },
    ),
  settings: (choice, options, input) => {
    const settings = fitSettings(nerfTask, choice, options, input);
    return {
      ...settings,
      encoding: settings.encoding as nerf.EncodingName | null,
      raysPerStep: options.raysPerStep ?? nerf.defaults.raysPerStep,
      samples: options.samples ?? nerf.defaults.samples,
      density: options.density ?? nerf.defaults.density,
      occupancy: options.occupancy ?? true,
    };
  },
  scaleProblem: async (input, settings, signal) => {
    signal?.throwIfAborted();
    return sceneScaleProblem(input, encodingWithScale('scaleProblem', settings) as nerf.EncodingName);
  },
  fit: ({ scene, near, far, background, bounds }, settings, run) => {
    const { encoding, raysPerStep, samples, density, occupancy } = settings;
    return nerf.fit({
      views: scene.train,
      heldOut: scene.heldOut,
      near,
      far,
      background,
      bounds,
      ...encodingOption(encoding),
      raysPerStep,
      samples,
      renderSamples: RENDER_SAMPLES * samples,
      density,
      occupancy: occupancy ? {} : false,
      ...trainingOptions(settings, run),
    });
  },
  result: nerfResult,
  resultFiles: () => ['rendering.png', 'views.png'],
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
  decodeSettings: (json) => decodedSettings(settingsSchema, json),
};
