/** Fits a picture and a scan by the same function, from bytes to scores and files. */
import { finish } from '@fourier-features/core';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import {
  ctTask,
  type FitSettings,
  imageTask,
  inWords,
  measureText,
  readImage,
  readPictureSlice,
  type SettingsOptions,
  simulateCt,
  type Task,
  type TaskInput,
} from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';

const engine = await wasmEngine();

/** What a terminal, a page or a sweep does with any task. */
async function fitAndReport<Input extends TaskInput, Settings extends FitSettings>(
  task: Task<Input, Settings>,
  input: Input,
  options: SettingsOptions<Settings>,
): Promise<void> {
  const settings = task.settings('gaussian', options, input);
  const { field, checkpoint } = await finish(task.fit(input, settings, { engine }));
  const { scores, files, notes } = await task.result(field, input, settings, { engine });
  const lines = [
    input.description,
    `  ${checkpoint.optimizerState.updates} steps, scale ${settings.scale} ${task.scaleUnit}`,
    `  ${Object.entries(scores)
      .map(([name, score]) => measureText(name, score))
      .join(', ')}`,
    `  files: ${files.map(({ name }) => name).join(', ')}`,
    ...[...input.warnings, ...input.notes].map((sentence) => `  ${inWords(sentence)}`),
    ...notes.map((note) => `  ${note}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

// The bytes of any picture file would do.
const size = 48;
const values = Float32Array.from({ length: size * size }, (_, i) => {
  const radius = Math.hypot((i % size) / size - 0.5, Math.floor(i / size) / size - 0.5);
  return radius < 0.45 ? 0.5 + 0.5 * Math.cos(2 * Math.PI * 8 * radius) : 0;
});
const bytes = await encodePng({ width: size, height: size, channels: 1, values });

const picture = await readImage(bytes, { name: 'rings', decodePicture, holdout: 'grid' });
await fitAndReport(imageTask, picture, { steps: 30, scale: 4, batchSize: 'full' });

const slice = await readPictureSlice(bytes, { name: 'rings', decodePicture });
const scan = simulateCt(slice, { angles: 60, simulate: 'published' });
await fitAndReport(ctTask, scan, { steps: 150, width: 64, learningRate: 3e-3, scale: 6 });
