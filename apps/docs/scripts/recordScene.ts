/**
 * Trains the scene that can be looked at before anyone trains one, and keeps its field with a picture of it:
 * `node apps/docs/scripts/recordScene.ts`, about five minutes on two cores.
 */
import { writeFile } from 'node:fs/promises';
import { cosineSchedule, finish } from '@fourier-features/core';
import { encodeField } from '@fourier-features/core/storage';
import { chooseEngine } from '@fourier-features/engines';
import * as nerf from '@fourier-features/nerf';
import { rgba } from '@fourier-features/raster';
import { colourPicture, lookOf, nerfTask, proceduralSceneInput } from '@fourier-features/tasks';
import sharp from 'sharp';

const FOLDER = new URL('../src/assets/scenes/', import.meta.url);

/** Small enough to be rendered while it is turned, on one thread. */
const OPTIONS = {
  frequencyCount: 128,
  width: 64,
  depth: 4,
  steps: 2000,
  raysPerStep: 512,
  samples: 40,
  scale: 1.2,
  learningRate: cosineSchedule({ initial: 1e-2, final: 2e-4 }),
};

/** Pixels of each side of the picture. */
const SIDE = 256;

const { engine, description } = await chooseEngine();
const input = await proceduralSceneInput();
const settings = nerfTask.settings('gaussian', OPTIONS, input);
const start = performance.now();
const { field } = await finish(nerfTask.fit(input, settings, { engine }));
const seconds = Math.round((performance.now() - start) / 1000);
const { scores } = await nerfTask.result(field, input, settings, { engine });
const metadata = {
  ...nerfTask.fieldMetadata(input, settings),
  task: nerfTask.name,
  settings: JSON.stringify(settings),
};
await writeFile(new URL('solids.safetensors', FOLDER), encodeField({ field, metadata }));
const { near, far, bounds, density, background, samples, camera } = lookOf(input, settings);
const occupancy = await nerf.fieldOccupancy(field, { engine, bounds, density });
const seen = await nerf.render(field, nerf.resizeCamera(camera, { width: SIDE, height: SIDE }), {
  ...{ engine, near, far, density, background, samples, occupancy },
});
await sharp(rgba(colourPicture(seen)), { raw: { width: SIDE, height: SIDE, channels: 4 } })
  .removeAlpha()
  .webp({ quality: 85 })
  .toFile(new URL('solids.webp', FOLDER).pathname);
const { name, sha256 } = input;
const record = { scene: name, sha256, engine: description, seconds, settings, scores };
await writeFile(new URL('record.json', FOLDER), `${JSON.stringify(record, null, 2)}\n`);
