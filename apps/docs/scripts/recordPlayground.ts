/**
 * Trains what the playground trains at first, and keeps the pictures that the page shows before anyone starts it:
 * `node apps/docs/scripts/recordPlayground.ts`, about a minute on two cores.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { finish } from '@fourier-features/core';
import { photo } from '@fourier-features/datasets';
import { chooseEngine } from '@fourier-features/engines';
import { decodePicture } from '@fourier-features/pictures';
import { type Picture, rgba } from '@fourier-features/raster';
import { imageTask, readImage } from '@fourier-features/tasks';
import sharp from 'sharp';
import { laneChoice } from '../src/playground/choices.ts';
import { initialSettings } from '../src/playground/settings.ts';

const FOLDER = new URL('../src/assets/playground/', import.meta.url);

const { engine, description } = await chooseEngine();
const { url, name } = photo('brushes');
const input = await readImage(await readFile(url), { name, decodePicture, reduce: 2 });
await write('original', input.picture);
const fields = [];
for (const lane of initialSettings.lanes) {
  const { name: choice, options } = laneChoice(lane, initialSettings);
  const settings = imageTask.settings(choice, options, input);
  const { field } = await finish(imageTask.fit(input, settings, { engine }));
  const { scores, picture } = await imageTask.result(field, input, settings, { engine });
  await write(choice, picture);
  fields.push({ settings, scores });
}
const record = { picture: name, sha256: input.sha256, engine: description, fields };
await writeFile(new URL('record.json', FOLDER), `${JSON.stringify(record, null, 2)}\n`);

async function write(file: string, picture: Picture): Promise<void> {
  const { width, height } = picture;
  const raw = { width, height, channels: 4 } as const;
  await sharp(rgba(picture), { raw })
    .removeAlpha()
    .webp({ quality: 82 })
    .toFile(new URL(`${file}.webp`, FOLDER).pathname);
}
