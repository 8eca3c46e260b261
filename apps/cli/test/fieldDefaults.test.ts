import { fieldNames } from '@fourier-features/core';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import {
  drawSlice,
  drawVolume,
  type FitSettings,
  proceduralSceneInput,
  proceduralShapeInput,
  readImage,
  simulateCt,
  simulateMri,
  type TaskInput,
} from '@fourier-features/tasks';
import { expect, test } from 'vitest';
import { ctFit } from '../src/ct/fit.ts';
import { ctFitWork } from '../src/ct/fitWork.ts';
import { imageCommand } from '../src/image/command.ts';
import { imageWork } from '../src/image/work.ts';
import { mriFit } from '../src/mri/fit.ts';
import { mriFitWork } from '../src/mri/fitWork.ts';
import { nerfCommand } from '../src/nerf/command.ts';
import { nerfWork } from '../src/nerf/work.ts';
import { occupancyCommand } from '../src/occupancy/command.ts';
import { occupancyWork } from '../src/occupancy/work.ts';
import { compareCommand } from '../src/training/compareCommand.ts';
import { ownOptions } from '../src/training/fieldOptions.ts';
import { fitCommand } from '../src/training/fitCommand.ts';
import type { TaskCommand, TaskWork } from '../src/training/taskCommand.ts';
import type { TrainingValues } from '../src/training/trainingValues.ts';
import { stripes } from './testPicture.ts';

interface Case<Input extends TaskInput, Settings extends FitSettings, Values extends TrainingValues> {
  readonly command: TaskCommand<Values>;
  readonly work: TaskWork<Input, Settings, Values>;
  readonly input: Input;
}

/** Returns the settings of each field by the options of `fit`, by those of `compare`, and without any. */
function settingsOf<Input extends TaskInput, Settings extends FitSettings, Values extends TrainingValues>({
  command,
  work: { task, settings },
  input,
}: Case<Input, Settings, Values>): Record<'fit' | 'compare' | 'task', FitSettings[]> {
  const parsed = (words: readonly string[], kind: typeof fitCommand): Values =>
    kind(command)
      .parse(['input', ...words], { from: 'user' })
      .opts<Values>();
  const compare = parsed(['--fields', fieldNames.join()], (given) =>
    compareCommand(given, { description: '', help: '' }),
  );
  return {
    fit: fieldNames.map((field) =>
      task.settings(field, settings(parsed(['--field', field], fitCommand)), input),
    ),
    compare: fieldNames.map((field) => task.settings(field, ownOptions(field, settings(compare)), input)),
    task: fieldNames.map((field) => task.settings(field, {}, input)),
  };
}

test.each([
  [
    'image',
    async () => {
      const bytes = await encodePng(stripes());
      const input = await readImage(bytes, { name: 'stripes', decodePicture });
      return settingsOf({ command: imageCommand, work: imageWork, input });
    },
  ],
  [
    'occupancy',
    async () => {
      const input = await proceduralShapeInput('gear');
      return settingsOf({ command: occupancyCommand, work: occupancyWork, input });
    },
  ],
  [
    'ct',
    async () => {
      const input = simulateCt(await drawSlice('shepp-logan', { size: 8 }));
      return settingsOf({ command: ctFit, work: ctFitWork, input });
    },
  ],
  [
    'mri',
    async () => {
      const input = simulateMri(await drawVolume('shepp-logan', { size: 8 }));
      return settingsOf({ command: mriFit, work: mriFitWork, input });
    },
  ],
  [
    'nerf',
    async () => {
      const input = await proceduralSceneInput({ reduce: 25 });
      return settingsOf({ command: nerfCommand, work: nerfWork, input });
    },
  ],
])('%s: the options of commands have no defaults that differ from those of a field', async (_, settings) => {
  const { fit, compare, task } = await settings();
  expect(fit).toEqual(task);
  expect(compare).toEqual(task);
});
