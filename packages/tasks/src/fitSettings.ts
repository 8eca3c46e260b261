import {
  type Checkpoint,
  type Engine,
  type ScaledEncodingName,
  type StopRule,
  seededRandom,
} from '@fourier-features/core';
import type { FitSettings, SettingsOptions } from './settings.ts';
import type { FitRun, Task, TaskInput } from './task.ts';

/**
 * Returns the settings that all tasks share. With `scale: 'auto'` they hold the default scale and `scaleFrom`, until the data
 * have been looked at.
 *
 * @throws RangeError if the encoding cannot be built from them.
 */
export function fitSettings<Input extends TaskInput>(
  task: Pick<Task<Input, FitSettings>, 'defaults' | 'defaultScale' | 'encoding' | 'targetMeasure'>,
  encoding: ScaledEncodingName,
  options: SettingsOptions<FitSettings>,
  input: Input,
): FitSettings {
  const { defaults } = task;
  const standard = task.defaultScale(encoding, input);
  const automatic = options.scale === 'auto' && standard !== null;
  const given = options.scale === 'auto' ? undefined : options.scale;
  const scale = standard === null ? null : (given ?? standard);
  const frequencyCount = options.frequencyCount ?? defaults.frequencyCount;
  // Built once here, so that an encoding refuses its scale before anything is trained or written.
  task.encoding(encoding, input, { scale, frequencyCount, random: seededRandom(0) });
  return {
    encoding,
    scale,
    ...(automatic ? { scaleFrom: 'data' as const } : {}),
    frequencyCount,
    width: options.width ?? defaults.width,
    depth: options.depth ?? defaults.depth,
    steps: options.steps ?? defaults.steps,
    learningRate: options.learningRate ?? defaults.encodings[encoding]!.learningRate,
    seed: options.seed ?? defaults.seed,
    stop:
      options.target === undefined ? null : { measure: task.targetMeasure(input), target: options.target },
    input: input.settings,
  };
}

/** What every task's `fit` receives from settings and run. */
export type TrainingOptions = Omit<FitSettings, 'encoding' | 'scaleFrom' | 'stop' | 'input'> & {
  readonly engine: Engine;
  readonly stop?: StopRule;
  readonly resume?: Checkpoint;
  readonly checkpointSeconds?: number;
  readonly signal?: AbortSignal;
};

/** Returns what every task's `fit` receives; only what is known is present. */
export function trainingOptions(settings: FitSettings, run: FitRun): TrainingOptions {
  const { scale, frequencyCount, width, depth, steps, learningRate, seed, stop } = settings;
  const { engine, resume, checkpointSeconds, signal } = run;
  return {
    scale,
    frequencyCount,
    width,
    depth,
    steps,
    learningRate,
    seed,
    engine,
    ...(stop ? { stop } : {}),
    ...(resume ? { resume } : {}),
    ...(checkpointSeconds === undefined ? {} : { checkpointSeconds }),
    ...(signal ? { signal } : {}),
  };
}
