/**
 * Trains the shape that can be looked at before anyone trains one, and keeps its field:
 * `node apps/docs/scripts/recordShapeField.ts`, about four minutes on two cores.
 */
import { writeFile } from 'node:fs/promises';
import { cosineSchedule, finish } from '@fourier-features/core';
import { encodeField } from '@fourier-features/core/storage';
import { chooseEngine } from '@fourier-features/engines';
import { occupancyTask, proceduralShapeInput } from '@fourier-features/tasks';

const FOLDER = new URL('../src/assets/shapes/', import.meta.url);

const OPTIONS = {
  frequencyCount: 128,
  width: 128,
  depth: 5,
  steps: 1500,
  batchSize: 8192,
  scale: 4,
  learningRate: cosineSchedule({ initial: 5e-3, final: 1e-4 }),
};

const { engine, description } = await chooseEngine();
const input = await proceduralShapeInput('gyroid');
const settings = occupancyTask.settings('gaussian', OPTIONS, input);
const start = performance.now();
const { field } = await finish(occupancyTask.fit(input, settings, { engine }));
const seconds = Math.round((performance.now() - start) / 1000);
const { scores } = await occupancyTask.result(field, input, settings, { engine });
const metadata = {
  ...occupancyTask.fieldMetadata(input, settings),
  task: occupancyTask.name,
  settings: JSON.stringify(settings),
};
await writeFile(new URL('gyroid.safetensors', FOLDER), encodeField({ field, metadata }));
const { name, sha256 } = input;
const record = { shape: name, sha256, engine: description, seconds, settings, scores };
await writeFile(new URL('gyroid.json', FOLDER), `${JSON.stringify(record, null, 2)}\n`);
