import {
  type Checkpoint,
  type Engine,
  type FieldName,
  type FieldTrainingOptions,
  fieldOptions,
  type LearningRate,
  type ScaledEncodingName,
  type StopRule,
} from '@fourier-features/core';
import type { FitSettings } from './settings.ts';
import type { FitRun } from './task.ts';

/** What the `fit` of every task's package receives from settings and run. */
export type TrainingOptions = Omit<FieldTrainingOptions, 'encoding'> & {
  readonly field: FieldName;
  readonly steps: number;
  readonly learningRate: LearningRate;
  readonly seed: number;
  readonly engine: Engine;
  readonly stop?: StopRule;
  readonly resume?: Checkpoint;
  readonly measureEvery?: number;
  readonly checkpointSeconds?: number;
  readonly signal?: AbortSignal;
};

/**
 * Returns what the `fit` of every task's package receives, except the encoding; options that are left out are absent.
 *
 * @example
 * import * as ct from '@fourier-features/ct';
 * import { ctTask, drawSlice, simulateCt, trainingOptions } from '@fourier-features/tasks';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const input = simulateCt(await drawSlice('shepp-logan', { size: 16 }));
 * const settings = ctTask.settings('gaussian', { steps: 3, width: 16 }, input);
 * const options = trainingOptions(settings, { engine: await wasmEngine() });
 * const run = ct.fit({ operator: input.operator, sinogram: input.measurements, ...options });
 */
export function trainingOptions(settings: FitSettings, run: FitRun): TrainingOptions {
  const { field, steps, learningRate, optimizer, seed, stop } = settings;
  const { engine, resume, measureEvery, checkpointSeconds, signal } = run;
  return {
    field,
    ...settingOf(settings),
    steps,
    learningRate,
    ...(optimizer ? { optimizer } : {}),
    seed,
    engine,
    ...(stop ? { stop } : {}),
    ...(resume ? { resume } : {}),
    ...(measureEvery === undefined ? {} : { measureEvery }),
    ...(checkpointSeconds === undefined ? {} : { checkpointSeconds }),
    ...(signal ? { signal } : {}),
  };
}

/** Returns the options of a setting's field, except the encoding. A scale of null stays: encodings without one take it. */
function settingOf(settings: FitSettings): Omit<FieldTrainingOptions, 'encoding'> {
  const own = fieldOptions[settings.field].filter((name) => name !== 'encoding');
  return Object.fromEntries(own.map((name) => [name, settings[name]]));
}

/** Returns the option `encoding` of a package's `fit`, which fields other than `fourier` do not have. */
export function encodingOption<Name extends ScaledEncodingName>(
  encoding: Name | null,
): { readonly encoding?: Name } {
  return encoding === null ? {} : { encoding };
}
