import type { Checkpoint } from '@fourier-features/core';
import type { FitRun, ReconstructionSettings } from './inverseProblem.ts';

/** What `fitCt` and `fitMri` are told alike, besides their encoding. */
export interface SharedFitOptions extends Omit<FitRun, 'resume'> {
  readonly scale: number | null;
  readonly frequencyCount: number;
  readonly width: number;
  readonly depth: number;
  readonly steps: number;
  readonly learningRate: number;
  readonly seed: number;
  readonly targetPsnr?: number;
  readonly resume?: Checkpoint;
}

/** Settings and a run of theirs, in the tasks' words. */
export function fitOptions(
  { scale, features, width, depth, steps, learningRate, seed, targetPsnr }: ReconstructionSettings,
  { resume, ...run }: FitRun,
): SharedFitOptions {
  return {
    scale,
    frequencyCount: features,
    width,
    depth,
    steps,
    learningRate,
    seed,
    ...(targetPsnr === null ? {} : { targetPsnr }),
    ...(resume ? { resume } : {}),
    ...run,
  };
}
