import { readFile } from 'node:fs/promises';
import { type Engine, type Field, type FitEnd, finish, seededRandom } from '@fourier-features/core';
import {
  ctTask,
  type FitRun,
  type FitSettings,
  imageTask,
  measureLabel,
  mriTask,
  nerfTask,
  occupancyTask,
  type Result,
  type Task,
  type TaskInput,
} from '@fourier-features/tasks';
import { expectAbortHeard } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { ctDrive, type Drive, drives, imageDrive } from './drives.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const gaussian = ({ task, input, options }: Drive<TaskInput, FitSettings>): FitSettings =>
  task.settings('gaussian', options, input);

/** Trains through the contract. */
function trained(
  drive: Drive<TaskInput, FitSettings>,
  settings = gaussian(drive),
  run: Omit<FitRun, 'engine'> = {},
) {
  return finish(drive.task.fit(drive.input, settings, { engine, ...run }));
}

describe('Task', () => {
  test('is one type for all tasks, so that a page can hold them in a list', () => {
    const tasks: readonly Task<TaskInput, FitSettings>[] = [
      imageTask,
      occupancyTask,
      ctTask,
      mriTask,
      nerfTask,
    ];
    expect(tasks.map(({ name }) => name)).toEqual(['image', 'occupancy', 'ct', 'mri', 'nerf']);
  });

  test('still checks the types of input and settings', () => {
    const settings = imageTask.settings('gaussian', imageDrive.options, imageDrive.input);
    expectTypeOf(settings.batchSize).toEqualTypeOf<number | 'full'>();
    // @ts-expect-error: an input of another task.
    expect(() => imageTask.fit(ctDrive.input, settings, { engine })).toThrow();
    // @ts-expect-error: an option of another task.
    expect(ctTask.settings('gaussian', { batchSize: 8 }, ctDrive.input)).not.toHaveProperty('batchSize');
  });
});

describe.each(drives.map((drive) => [drive.task.name, drive] as const))('the task %s', (_, drive) => {
  const { task, input } = drive;
  let result: Result;
  const fractions: number[] = [];

  beforeAll(async () => {
    const settings = gaussian(drive);
    const { field } = await trained(drive);
    const onProgress = (fraction: number): void => {
      fractions.push(fraction);
    };
    result = await task.result(field, input, settings, { engine, onProgress });
  });

  test('has the metadata of its fields on the page of the format', async () => {
    const page = await readFile(new URL('../../core/FORMAT.md', import.meta.url), 'utf8');
    const row = page.split('\n').find((line) => line.startsWith(`| \`${task.name}\` |`));
    for (const key of Object.keys(task.fieldMetadata(input, gaussian(drive))))
      expect(row).toContain(`\`${key}\``);
  });

  test('trains as its package does with the same settings', async () => {
    const own = await finish(drive.train(gaussian(drive), engine));
    const { field, curve } = await trained(drive);
    expect(field).toEqual(own.field);
    expect(curve).toEqual(own.curve);
  });

  test('trains from recorded settings as from the original ones', async () => {
    const { field } = await trained(drive, JSON.parse(JSON.stringify(gaussian(drive))) as FitSettings);
    expect(field).toEqual((await trained(drive)).field);
  });

  test('resumes from a checkpoint file to what it would have been', async () => {
    // A schedule would take the steps of each fit for its length.
    const settings = { ...gaussian(drive), learningRate: 1e-2, steps: 4 };
    const { checkpoint } = await trained(drive, { ...settings, steps: 2 });
    const file = task.decodeCheckpoint(task.encodeCheckpoint({ checkpoint, metadata: { by: 'test' } }));
    expect(file).toEqual({ checkpoint, metadata: { by: 'test' } });
    const resumed = await trained(drive, settings, { resume: file.checkpoint });
    expect(resumed.field).toEqual((await trained(drive, settings)).field);
  });

  test('lets the field be read after each step, which changes nothing', async () => {
    const settings = { ...gaussian(drive), learningRate: 1e-2, steps: 4 };
    const untouched = await trained(drive, settings);
    const fields: Field[] = [];
    for await (const event of task.fit(input, settings, { engine })) {
      if (event.type === 'step') fields.push(await event.field());
      if (event.type === 'end') expect(event).toEqual(untouched);
    }
    expect(fields.at(-1)).toEqual(untouched.field);
    expect(fields[1]).toEqual((await trained(drive, { ...settings, steps: 2 })).field);
    const { scores } = await task.result(fields[1]!, input, settings, { engine });
    for (const value of Object.values(scores)) expect(value).toSatisfy(Number.isFinite);
  });

  test('continues an aborted run with another learning rate and more steps', async () => {
    const settings = { ...gaussian(drive), learningRate: 1e-2, steps: 3 };
    const controller = new AbortController();
    let aborted: FitEnd | undefined;
    for await (const event of task.fit(input, settings, { engine, signal: controller.signal })) {
      if (event.type === 'step' && event.step === 1) controller.abort();
      if (event.type === 'end') aborted = event;
    }
    expect(aborted).toMatchObject({ reason: 'aborted', checkpoint: { optimizerState: { updates: 2 } } });
    const changed = { ...settings, learningRate: 1e-3, steps: 5 };
    const resumed = await trained(drive, changed, { resume: aborted!.checkpoint });
    const learningRate = (step: number): number => (step < 2 ? 1e-2 : 1e-3);
    const straight = await trained(drive, { ...settings, learningRate, steps: 5 });
    expect(resumed).toEqual(straight);
    expect(resumed.field).not.toEqual((await trained(drive, { ...settings, steps: 5 })).field);
  });

  test('measures what its curve shows and what targets stop at', async () => {
    const { curve } = await trained(drive);
    const { step: _step, loss: _loss, ...measures } = curve.at(-1)!;
    const lines = task.curveLines(input).map(({ measure }) => measure);
    expect(Object.keys(measures)).toEqual(expect.arrayContaining([...lines, task.targetMeasure(input)]));
    for (const measure of Object.keys(measures)) expect(measureLabel(measure).label).not.toBe(measure);
    const units = lines.map((line) => /\(.*\)|IoU/.exec(measureLabel(line).label)![0]);
    expect(new Set(units).size).toBe(1);
  });

  test('stops at a target', async () => {
    const settings = task.settings('gaussian', { ...drive.options, target: -1e3 }, input);
    const { reason, checkpoint } = await trained(drive, settings);
    expect([reason, checkpoint.optimizerState.updates]).toEqual(['target', 1]);
  });

  test('ends after an abort with a checkpoint', async () => {
    const { reason } = await trained(drive, gaussian(drive), { signal: AbortSignal.abort() });
    expect(reason).toBe('aborted');
  });

  test('refuses settings that do not fit at the call', () => {
    expect(() => task.fit(input, { ...gaussian(drive), steps: 0 }, { engine })).toThrow(RangeError);
  });

  test('has defaults for each of its encodings, which it can build', () => {
    expect(task.encodings).toEqual(Object.keys(task.defaults.encodings));
    expect(task.encodings).toEqual(
      expect.arrayContaining([...task.comparedEncodings, task.defaults.encoding]),
    );
    for (const encoding of task.encodings) {
      const settings = task.settings(encoding, {}, input);
      expect(settings).toMatchObject({
        encoding,
        learningRate: task.defaults.encodings[encoding]!.learningRate,
        scale: task.defaultScale(encoding, input),
        stop: null,
        input: input.settings,
      });
      expect(settings.scale === null).toBe(encoding === 'none' || encoding === 'basic');
    }
  });

  test('returns scores that have labels, the shown ones among them', () => {
    for (const [name, value] of Object.entries(result.scores)) {
      expect(value).toSatisfy(Number.isFinite);
      expect(measureLabel(name).label).not.toBe(name);
    }
    expect(Object.keys(result.scores)).toEqual(expect.arrayContaining([...task.shownScores]));
  });

  test('returns files with different keys and names, the picture among them', () => {
    const { files, picture } = result;
    expect(new Set(files.map(({ key }) => key)).size).toBe(files.length);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    const shown = files.find(({ name }) => name === task.pictureName);
    expect(shown!.content).toMatchObject({ kind: 'picture', picture });
  });

  test('returns pictures with as many values as their sizes say', () => {
    const pictures = result.files.flatMap(({ content }) =>
      content.kind === 'picture'
        ? [content.picture]
        : content.kind === 'sheet'
          ? content.sheet.tiles.map((tile) => tile.picture)
          : [],
    );
    const truth = task.truthTile?.(input)?.picture;
    for (const { width, height, channels, values } of truth ? [...pictures, truth] : pictures)
      expect(values.length).toBe(width * height * channels);
    if (truth) expect([truth.width, truth.height]).toEqual([result.picture.width, result.picture.height]);
  });

  test('reports the progress of a result from 0 to 1', () => {
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions[0]).toBeGreaterThanOrEqual(0);
    expect(fractions.at(-1)).toBe(1);
  });

  test('rejects a result with the reason of an abort', async () => {
    const { field } = await trained(drive);
    const reason = new Error('enough');
    const run = { engine, signal: AbortSignal.abort(reason) };
    await expect(task.result(field, input, gaussian(drive), run)).rejects.toBe(reason);
    await expect(task.scaleProblem(input, gaussian(drive), run.signal)).rejects.toBe(reason);
    for (const { solve } of task.baselines?.(input) ?? []) await expect(solve(run)).rejects.toBe(reason);
  });

  test('hears an abort of a result while the engine evaluates', async () => {
    const { field } = await trained(drive);
    await expectAbortHeard((run) => task.result(field, input, gaussian(drive), run));
  });

  test('has points and values to choose a scale from, and candidates that its encoding takes', async () => {
    const { coordinates, values, inputDim, scales } = await task.scaleProblem(input, gaussian(drive));
    const points = coordinates.length / inputDim;
    expect(points).toBeGreaterThan(50);
    expect([points, values.length / points]).toSatisfy((counts: number[]) => counts.every(Number.isInteger));
    expect(scales.length).toBeGreaterThan(1);
    for (const scale of scales) {
      const options = { scale, frequencyCount: 4, random: seededRandom(0) };
      expect(task.encoding('gaussian', input, options).inputDim).toBe(inputDim);
    }
  });

  test.each(['gaussian', 'none'] as const)(
    'decodes the settings of the encoding %s as they were',
    (encoding) => {
      const options = { ...drive.options, target: 20 };
      const json = JSON.stringify(task.settings(encoding, options, input));
      expect(JSON.stringify(task.decodeSettings(json))).toBe(json);
    },
  );

  test.each([
    ['width', 0, 'settings.width must be a positive integer, got 0'],
    ['depth', 1e300, 'settings.depth must be a positive integer, got 1e+300'],
    ['steps', 0.5, 'settings.steps must be a positive integer, got 0.5'],
    ['seed', -1, 'settings.seed must be an integer from 0 to 4294967295, got -1'],
    ['scale', 0, 'settings.scale must be greater than 0 and finite, got 0'],
    [
      'learningRate',
      null,
      'settings.learningRate must be greater than 0 and finite, or a schedule of such rates, got null',
    ],
    ['learningRate', { kind: 'cosine', initial: 0 }, 'or a schedule of such rates, got an object'],
    ['encoding', 'cubic\u001b[2J\u202e', String.raw`got cubic\x1b[2J\u202e`],
    [
      'stop',
      { measure: 'psnr', target: '20' },
      'settings.stop must be a measure with a target or a patience, got an object',
    ],
    [
      'input',
      { reduce: [1] },
      'settings.input.reduce must be a number, a string, a boolean or a box, got an array of 1',
    ],
  ])('refuses settings with %s = %j in one line', (name, value, message) => {
    const damaged = JSON.stringify({ ...gaussian(drive), [name]: value });
    expect(() => task.decodeSettings(damaged)).toThrow(`decodeSettings: `);
    expect(() => task.decodeSettings(damaged)).toThrow(message);
  });

  test('has nothing to choose for an encoding without a scale', async () => {
    const settings = task.settings('none', drive.options, input);
    await expect(task.scaleProblem(input, settings)).rejects.toThrow('must be one with a scale, got none');
  });
});
