import {
  adam,
  type Engine,
  type FieldName,
  fieldNames,
  fieldOptions,
  finish,
  type OtherFieldName,
} from '@fourier-features/core';
import * as image from '@fourier-features/image';
import {
  choiceOf,
  type FitSettings,
  imageTask,
  mriTask,
  type SettingsOptions,
  scalePlan,
} from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ctDrive, drives, imageDrive, mriDrive, nerfDrive, occupancyDrive } from './drives.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const others = fieldNames.filter((name): name is OtherFieldName => name !== 'fourier');

/** Sizes that train in milliseconds. */
const small: Readonly<Record<OtherFieldName, SettingsOptions<FitSettings>>> = {
  siren: { width: 8, depth: 3 },
  finer: { width: 8, depth: 3 },
  wire: { width: 8, depth: 3 },
  gauss: { width: 8, depth: 3 },
  hash: { width: 8, depth: 2, levels: 2, tableSize: 64, coarsestCells: 4, finestCells: 8 },
  grid: { finestCells: 8 },
};

const { input } = imageDrive;

describe.each(drives.map((drive) => [drive.task.name, drive] as const))('the task %s', (_, drive) => {
  const { task } = drive;
  // Without the options that only Fourier features have.
  const { frequencyCount: _count, scale: _scale, width: _width, depth: _depth, ...own } = drive.options;
  const settingsOf = (field: OtherFieldName): FitSettings =>
    task.settings(field, { ...own, ...small[field] }, drive.input);

  test('has all fields and defaults for each', () => {
    expect(task.fields).toEqual(fieldNames);
    expect(Object.keys(task.defaults.fields).toSorted()).toEqual(others.toSorted());
  });

  test.each(others)('has complete settings of %s, and none of another field', (field) => {
    const settings: FitSettings = task.settings(field, {}, drive.input);
    expect(settings).toMatchObject({
      field,
      encoding: null,
      scale: null,
      frequencyCount: null,
      learningRate: task.defaults.fields[field].learningRate,
    });
    const options = new Set(Object.values(fieldOptions).flat());
    for (const name of options)
      expect((settings[name] ?? null) !== null, name).toBe(fieldOptions[field].includes(name));
    expect(choiceOf(settings)).toBe(field);
  });

  test.each(others)('gives settings of %s back as they were', (field) => {
    const json = JSON.stringify(settingsOf(field));
    expect(JSON.stringify(task.decodeSettings(json))).toBe(json);
  });

  // One with an activation, one with an optimiser of its own, one without a network: each package trains all of them.
  test.each(['siren', 'hash', 'grid'] as const)('trains %s and renders it', async (field) => {
    const settings = settingsOf(field);
    const end = await finish(task.fit(drive.input, settings, { engine }));
    const { scores } = await task.result(end.field, drive.input, settings, { engine });
    for (const value of Object.values(scores)) expect(value).toSatisfy(Number.isFinite);
    const file = task.decodeCheckpoint(task.encodeCheckpoint({ checkpoint: end.checkpoint, metadata: {} }));
    expect(file.checkpoint).toEqual(end.checkpoint);
    expect(end.checkpoint.optimizer).toEqual(settings.optimizer ?? adam());
  });

  test('refuses a scale with a field that has none, and has none to choose', async () => {
    for (const scale of ['auto', 4] as const)
      expect(() => task.settings('siren', { scale }, drive.input)).toThrow(
        `settings: scale must be left out with the field siren, got ${scale}. Its options are omega, firstOmega, width, depth.`,
      );
    const settings = settingsOf('siren');
    await expect(task.scaleProblem(drive.input, settings)).rejects.toThrow(
      'scaleProblem: field must be fourier, as others have no scale to choose, got siren',
    );
    expect(() => scalePlan(task, drive.input, settings)).toThrow('scalePlan: field must be fourier');
  });

  test('reads settings without a field as those of fourier', () => {
    const { field, ...older } = task.settings('gaussian', drive.options, drive.input);
    expect(field).toBe('fourier');
    expect(task.decodeSettings(JSON.stringify(older))).toEqual({ field, ...older });
  });

  test.each([
    [{ field: 'cube' }, 'settings.field must be one of fourier, siren'],
    [{ omega: -1 }, 'settings.omega must be greater than 0 and finite, got -1'],
    [{ omega: undefined }, 'settings.omega must be given for the field siren'],
    [{ width: null }, 'settings.width must be given for the field siren'],
    [{ levels: 3 }, 'levels must be left out with the field siren, got 3'],
    [{ encoding: 'gaussian' }, 'encoding must be left out with the field siren'],
    [{ field: 'fourier' }, 'omega must be left out with the field fourier'],
    [{ optimizer: { kind: 'adam', beta1: 2, beta2: 0, epsilon: 1 } }, 'beta1 must be in [0, 1), got 2'],
    [{ optimizer: { kind: 'newton' } }, 'settings.optimizer'],
    [{ interpolation: 'nearest' }, 'settings.interpolation must be one of linear, cubic'],
  ])('refuses settings of siren with %j', (damage, message) => {
    const damaged = JSON.stringify({ ...settingsOf('siren'), ...damage });
    expect(() => task.decodeSettings(damaged)).toThrow(message);
  });
});

describe('settings(choice, options, input)', () => {
  test('of fourier are those of the default encoding', () => {
    expect(imageTask.settings('fourier', {}, input)).toEqual(imageTask.settings('gaussian', {}, input));
  });

  test('hold the optimiser if it is not the customary Adam', () => {
    expect(imageTask.settings('hash', {}, input).optimizer).toEqual(adam({ beta2: 0.99, epsilon: 1e-15 }));
    expect(imageTask.settings('siren', {}, input)).not.toHaveProperty('optimizer');
  });

  test('give a grid as many cells as the input has samples along its longest side', () => {
    // 24×16 pixels, of which those in even rows and columns are trained on.
    expect(imageTask.settings('grid', {}, input).finestCells).toBe(12);
    expect(imageTask.settings('hash', {}, input)).toMatchObject({ coarsestCells: 12, finestCells: 12 });
    expect(mriTask.settings('grid', {}, mriDrive.input).finestCells).toBe(12);
    expect(ctDrive.task.settings('grid', {}, ctDrive.input).finestCells).toBe(16);
    expect(occupancyDrive.task.settings('grid', {}, occupancyDrive.input).finestCells).toBe(
      occupancyDrive.task.defaults.fields.grid.finestCells,
    );
    expect(nerfDrive.task.settings('hash', {}, nerfDrive.input).finestCells).toBe(
      nerfDrive.task.defaults.fields.hash.finestCells,
    );
  });

  test('of a grid draw more pixels by default', () => {
    expect(imageTask.settings('grid', {}, input).batchSize).toBe(image.defaultBatchSize('grid'));
    expect(imageTask.settings('grid', { batchSize: 5 }, input).batchSize).toBe(5);
  });

  test('take null and undefined for left out', () => {
    const options = { omega: undefined, frequencyCount: null, width: null } as const;
    expect(imageTask.settings('siren', options, input)).toEqual(imageTask.settings('siren', {}, input));
  });

  test.each([
    ['siren', { omega: 0 }, 'settings: omega must be positive and finite, got 0'],
    ['hash', { tableSize: 100 }, 'tableSize must be a power of 2, got 100'],
    ['grid', { width: 8 }, 'settings: width must be left out with the field grid, got 8'],
    ['gaussian', { omega: 30 }, 'settings: omega must be left out with the field fourier, got 30'],
  ] as const)('refuse %s with %j before anything is trained', (choice, options, message) => {
    expect(() => imageTask.settings(choice, options, input)).toThrow(message);
  });

  test('refuse a name that is neither a field nor an encoding', () => {
    expect(() => imageTask.settings('cube' as FieldName, {}, input)).toThrow(
      'settings: encoding must be one of none, basic',
    );
  });
});
