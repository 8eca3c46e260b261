import type { Checkpoint, Engine, StopRule } from '@fourier-features/core';
import type { FitSettings } from './settings.ts';
import type { FitRun } from './task.ts';

/** What the `fit` of every task's package receives from settings and run. */
export type TrainingOptions = Omit<FitSettings, 'encoding' | 'scaleFrom' | 'stop' | 'input'> & {
  readonly engine: Engine;
  readonly stop?: StopRule;
  readonly resume?: Checkpoint;
  readonly checkpointSeconds?: number;
  readonly signal?: AbortSignal;
};

/** Returns what the `fit` of every task's package receives; options that are left out are absent. */
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
