import { isOtherField } from '../live/otherField.ts';
import { laneChoice } from './choices.ts';
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
  const words = [
    ...(reduce > 1 ? [`--reduce ${reduce}`] : []),
    ...(settings.holdout === 'none' ? [] : [`--holdout ${settings.holdout}`]),
    `${isOtherField(lane) ? '--field' : '--encoding'} ${lane.name}`,
    ...Object.entries(optionsOf(lane, settings)).map(([name, value]) => `${optionName(name)} ${value}`),
    ...(settings.engine === 'auto' ? [] : [`--engine ${settings.engine}`]),
  ];
  return ['npx @fourier-features/cli image fit', shellWord(file), ...words].join(' ');
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
  const options = Object.entries(optionsOf(lane, settings)).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? literal(value) : String(value)}`,
  );
  const engine = settings.engine === 'auto' ? '' : `{ engine: '${settings.engine}' }`;
  return `import { readFile } from 'node:fs/promises';
import { finish } from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { decodePicture } from '@fourier-features/pictures';
import { imageTask, readImage } from '@fourier-features/tasks';

const { engine } = await chooseEngine(${engine});
const input = await readImage(await readFile(${literal(file)}), { ${input.join(', ')} });
const settings = imageTask.settings('${lane.name}', { ${options.join(', ')} }, input);
const { field } = await finish(imageTask.fit(input, settings, { engine }));
const { scores } = await imageTask.result(field, input, settings, { engine });
`;
}

/** Returns the options of a lane by the names that the packages have for them, the scale or the field's own ones first. */
function optionsOf(lane: LaneSettings, settings: PlaygroundSettings): Readonly<Record<string, unknown>> {
  const { options } = laneChoice(lane, settings);
  const { steps, batchSize, seed, learningRate, scale, ...own } = options;
  const given = { scale, ...own, learningRate, steps, batchSize, seed };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Returns the terminal's name of an option: `--batch-size` is `batchSize` in the packages. */
function optionName(name: string): string {
  if (name === 'frequencyCount') return '--frequencies';
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
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
