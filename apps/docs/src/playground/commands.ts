import type { LaneSettings, PlaygroundSettings } from './settings.ts';

/** What is needed to write down a run: its picture as a file, and the factor of its reduction. */
export interface RunFile {
  readonly file: string;
  readonly reduce: number;
}

/**
 * Returns the command of the terminal that trains a lane. The numbers are the same if the CPU is chosen; on a GPU the last
 * digits differ.
 */
export function terminalCommand(
  lane: LaneSettings,
  settings: PlaygroundSettings,
  { file, reduce }: RunFile,
): string {
  const options = [
    ...(reduce > 1 ? [`--reduce ${reduce}`] : []),
    ...(settings.holdout === 'none' ? [] : [`--holdout ${settings.holdout}`]),
    `--encoding ${lane.encoding}`,
    ...(lane.scale === null ? [] : [`--scale ${lane.scale}`]),
    `--frequencies ${settings.frequencyCount} --width ${settings.width} --depth ${settings.depth}`,
    ...(settings.learningRate === null ? [] : [`--learning-rate ${settings.learningRate}`]),
    `--steps ${settings.steps} --batch-size ${settings.batchSize} --seed ${settings.seed}`,
    ...(settings.engine === 'auto' ? [] : [`--engine ${settings.engine}`]),
  ];
  return ['npx @fourier-features/cli image fit', shellWord(file), ...options].join(' ');
}

/** Returns the program that trains a lane. */
export function typescriptProgram(
  lane: LaneSettings,
  settings: PlaygroundSettings,
  { file, reduce }: RunFile,
): string {
  const name = file.replace(/\.[^.]*$/, '');
  const input = [
    `name: ${literal(name)}`,
    'decodePicture',
    ...(reduce > 1 ? [`reduce: ${reduce}`] : []),
    ...(settings.holdout === 'none' ? [] : [`holdout: '${settings.holdout}'`]),
  ];
  const options = [
    ...(lane.scale === null ? [] : [`scale: ${lane.scale}`]),
    `frequencyCount: ${settings.frequencyCount}`,
    `width: ${settings.width}`,
    `depth: ${settings.depth}`,
    ...(settings.learningRate === null ? [] : [`learningRate: ${settings.learningRate}`]),
    `steps: ${settings.steps}`,
    `batchSize: ${settings.batchSize}`,
    `seed: ${settings.seed}`,
  ];
  const engine = settings.engine === 'auto' ? '' : `{ engine: '${settings.engine}' }`;
  return `import { readFile } from 'node:fs/promises';
import { finish } from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { decodePicture } from '@fourier-features/pictures';
import { imageTask, readImage } from '@fourier-features/tasks';

const { engine } = await chooseEngine(${engine});
const input = await readImage(await readFile(${literal(file)}), { ${input.join(', ')} });
const settings = imageTask.settings('${lane.encoding}', { ${options.join(', ')} }, input);
const { field } = await finish(imageTask.fit(input, settings, { engine }));
const { scores } = await imageTask.result(field, input, settings, { engine });
`;
}

/** Returns a text as one word of a POSIX shell. */
function shellWord(text: string): string {
  if (text.startsWith('-')) return shellWord(`./${text}`);
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Returns a text as a string of TypeScript. */
function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
