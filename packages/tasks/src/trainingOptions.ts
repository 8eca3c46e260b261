import type { Checkpoint, Engine, StopRule } from '@fourier-features/core';
import type { FitSettings } from './settings.ts';
import type { FitRun } from './task.ts';

/** What the `fit` of every task's package receives from settings and run. */
export type TrainingOptions = Omit<FitSettings, 'encoding' | 'scaleFrom' | 'stop' | 'input'> & {
  readonly engine: Engine;
  readonly stop?: StopRule;
  readonly resume?: Checkpoint;
  readonly measureEvery?: number;
  readonly checkpointSeconds?: number;
  readonly signal?: AbortSignal;
};

/**
 * Returns what the `fit` of every task's package receives; options that are left out are absent.
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
  const { scale, frequencyCount, width, depth, steps, learningRate, seed, stop } = settings;
  const { engine, resume, measureEvery, checkpointSeconds, signal } = run;
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
    ...(measureEvery === undefined ? {} : { measureEvery }),
    ...(checkpointSeconds === undefined ? {} : { checkpointSeconds }),
    ...(signal ? { signal } : {}),
  };
}
