import { checkOneOf, checkPositive } from '../check.ts';

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
  const schedule: CosineSchedule = {
    kind: 'cosine',
    initial,
    final,
    ...(steps === undefined ? {} : { steps }),
  };
  checkSchedule('cosineSchedule', '', schedule);
  return schedule;
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
  const schedule: ExponentialSchedule = { kind: 'exponential', initial, factor, every };
  checkSchedule('exponentialSchedule', '', schedule);
  return schedule;
}

/**
 * Returns the learning rate of a step.
 *
 * @param step index, from 0.
 * @param steps number of steps of the whole fit.
 * @example
 * import { cosineSchedule, learningRateAt } from '@fourier-features/core';
 *
 * learningRateAt(1e-3, 250, 500); // 1e-3: a number is constant
 * learningRateAt(cosineSchedule({ initial: 1e-3 }), 250, 500); // 5e-4
 */
export function learningRateAt(rate: LearningRate, step: number, steps: number): number {
  if (typeof rate === 'number') return rate;
  if (typeof rate === 'function') return rate(step, steps);
  if (rate.kind === 'exponential') return rate.initial * rate.factor ** (step / rate.every);
  const { initial, final } = rate;
  const part = Math.min(1, step / (rate.steps ?? steps));
  return final + ((initial - final) * (1 + Math.cos(Math.PI * part))) / 2;
}

/** @throws RangeError if a constant rate is not positive, or a number of a schedule is out of range. */
export function checkLearningRate(caller: string, rate: LearningRate): void {
  if (typeof rate === 'number') checkPositive(caller, 'learningRate', rate);
  else if (typeof rate === 'object' && rate !== null) {
    checkOneOf(caller, 'learningRate.kind', rate.kind, ['cosine', 'exponential']);
    checkSchedule(caller, 'learningRate.', rate);
  } else if (typeof rate !== 'function')
    throw new RangeError(`${caller}: learningRate must be a number or a schedule, got ${rate}`);
}

/** @throws RangeError unless the rate of a step, which a function may have returned, is at least 0 and finite. */
export function checkRate(rate: number, step: number): void {
  if (!(rate >= 0 && Number.isFinite(rate)))
    throw new RangeError(`fit: learningRate must be at least 0 and finite, got ${rate} at step ${step}`);
}

function checkSchedule(caller: string, prefix: string, schedule: CosineSchedule | ExponentialSchedule): void {
  checkPositive(caller, `${prefix}initial`, schedule.initial);
  if (schedule.kind === 'cosine') {
    const { final, steps } = schedule;
    if (!(final >= 0 && Number.isFinite(final)))
      throw new RangeError(`${caller}: ${prefix}final must be at least 0 and finite, got ${final}`);
    if (steps !== undefined) checkPositive(caller, `${prefix}steps`, steps);
    return;
  }
  const { factor, every } = schedule;
  if (!(factor > 0 && factor <= 1))
    throw new RangeError(`${caller}: ${prefix}factor must be in (0, 1], got ${factor}`);
  checkPositive(caller, `${prefix}every`, every, 'in steps');
}
