/** The learning rate of a step, counted from 0. */
export type Schedule = (step: number) => number;

/** The same rate at every step. */
export function constantSchedule(learningRate: number): Schedule {
  return () => checkRate('constantSchedule', learningRate);
}

/** η₀·factor^(step/every): `factor` 0.1 and `every` 5000 are the paper's for 3-D shapes. */
export function exponentialSchedule(options: { initial: number; factor: number; every: number }): Schedule {
  const { initial, factor, every } = options;
  checkRate('exponentialSchedule', initial);
  if (!(factor > 0 && factor <= 1)) {
    throw new RangeError(`exponentialSchedule: factor must be in (0, 1], got ${factor}`);
  }
  if (!(every > 0))
    throw new RangeError(`exponentialSchedule: every must be positive, in steps, got ${every}`);
  return (step) => initial * factor ** (step / every);
}

/** Half a cosine from `initial` down to `final` over `steps` steps, then `final`. */
export function cosineSchedule(options: { initial: number; final?: number; steps: number }): Schedule {
  const { initial, final = 0, steps } = options;
  checkRate('cosineSchedule', initial);
  if (!(final >= 0)) throw new RangeError(`cosineSchedule: final must be at least 0, got ${final}`);
  if (!(steps > 0)) throw new RangeError(`cosineSchedule: steps must be positive, got ${steps}`);
  return (step) => final + ((initial - final) * (1 + Math.cos(Math.PI * Math.min(1, step / steps)))) / 2;
}

/** @throws RangeError unless positive and finite. */
function checkRate(caller: string, rate: number): number {
  if (!(rate > 0 && Number.isFinite(rate))) {
    throw new RangeError(`${caller}: learning rate must be positive and finite, got ${rate}`);
  }
  return rate;
}
