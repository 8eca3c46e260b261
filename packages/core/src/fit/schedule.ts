import { checkPositive } from '../check.ts';

/** The learning rate of a step, counted from 0. */
export type Schedule = (step: number) => number;

/** The same rate at every step. */
export function constantSchedule(learningRate: number): Schedule {
  checkPositive('constantSchedule', 'learning rate', learningRate);
  return () => learningRate;
}

/** η₀·factor^(step/every): `factor` 0.1 and `every` 5000 are the paper's for 3-D shapes. */
export function exponentialSchedule(options: { initial: number; factor: number; every: number }): Schedule {
  const { initial, factor, every } = options;
  checkPositive('exponentialSchedule', 'learning rate', initial);
  if (!(factor > 0 && factor <= 1)) {
    throw new RangeError(`exponentialSchedule: factor must be in (0, 1], got ${factor}`);
  }
  checkPositive('exponentialSchedule', 'every', every, 'in steps');
  return (step) => initial * factor ** (step / every);
}

/** Half a cosine from `initial` down to `final` over `steps` steps, then `final`. */
export function cosineSchedule(options: { initial: number; final?: number; steps: number }): Schedule {
  const { initial, final = 0, steps } = options;
  checkPositive('cosineSchedule', 'learning rate', initial);
  if (!(final >= 0)) throw new RangeError(`cosineSchedule: final must be at least 0, got ${final}`);
  checkPositive('cosineSchedule', 'steps', steps);
  return (step) => final + ((initial - final) * (1 + Math.cos(Math.PI * Math.min(1, step / steps)))) / 2;
}
