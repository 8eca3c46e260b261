import { checkPositive } from '../check.ts';

/** A learning rate that changes during a fit: one of the two kinds below, or a function of step and steps. */
export type Schedule = CosineSchedule | ExponentialSchedule | ((step: number, steps: number) => number);

/** A constant learning rate, or a schedule. */
export type LearningRate = number | Schedule;

/** η = final + (initial − final)·(1 + cos πt)/2 with t = min(1, step/steps). */
export interface CosineSchedule {
  readonly kind: 'cosine';
  /** Rate of the first step. */
  readonly initial: number;
  /** Rate after `steps` steps. */
  readonly final: number;
  /** Steps that the fall takes; those of the fit if absent. */
  readonly steps?: number;
}

/** η = initial·factor^(step/every). */
export interface ExponentialSchedule {
  readonly kind: 'exponential';
  /** Rate of the first step. */
  readonly initial: number;
  /** Factor by which the rate falls every `every` steps, in (0, 1]. */
  readonly factor: number;
  readonly every: number;
}

/**
 * Returns a schedule that falls along half a cosine from `initial` to `final`, 0 by default, over `steps` steps, by default
 * those of the fit.
 *
 * @throws RangeError if a rate or `steps` is out of range.
 * @example
 * import { cosineSchedule, learningRateAt } from '@fourier-features/core';
 *
 * const schedule = cosineSchedule({ initial: 1e-3, final: 1e-5 });
 * learningRateAt(schedule, 250, 500); // 5.05e-4
 */
export function cosineSchedule(options: { initial: number; final?: number; steps?: number }): CosineSchedule {
  const { initial, final = 0, steps } = options;
  checkPositive('cosineSchedule', 'initial', initial);
  if (!(final >= 0)) throw new RangeError(`cosineSchedule: final must be at least 0, got ${final}`);
  if (steps !== undefined) checkPositive('cosineSchedule', 'steps', steps);
  return { kind: 'cosine', initial, final, ...(steps === undefined ? {} : { steps }) };
}

/**
 * Returns a schedule that falls exponentially; `factor` 0.1 and `every` 5000 are the paper's for 3-D shapes.
 *
 * @throws RangeError if the rate, the factor or `every` is out of range.
 * @example
 * import { exponentialSchedule, learningRateAt } from '@fourier-features/core';
 *
 * learningRateAt(exponentialSchedule({ initial: 5e-4, factor: 0.1, every: 5000 }), 5000, 10_001); // 5e-5
 */
export function exponentialSchedule(options: {
  initial: number;
  factor: number;
  every: number;
}): ExponentialSchedule {
  const { initial, factor, every } = options;
  checkPositive('exponentialSchedule', 'initial', initial);
  if (!(factor > 0 && factor <= 1)) {
    throw new RangeError(`exponentialSchedule: factor must be in (0, 1], got ${factor}`);
  }
  checkPositive('exponentialSchedule', 'every', every, 'in steps');
  return { kind: 'exponential', initial, factor, every };
}

/**
 * Returns the learning rate of a step.
 *
 * @param step index, from 0.
 * @param steps steps of the whole fit.
 */
export function learningRateAt(rate: LearningRate, step: number, steps: number): number {
  if (typeof rate === 'number') return rate;
  if (typeof rate === 'function') return rate(step, steps);
  if (rate.kind === 'exponential') return rate.initial * rate.factor ** (step / rate.every);
  const { initial, final } = rate;
  const part = Math.min(1, step / (rate.steps ?? steps));
  return final + ((initial - final) * (1 + Math.cos(Math.PI * part))) / 2;
}
