import type { CurvePoint, Field, FitEvent } from '@fourier-features/core';

/** A training and the time it took. */
export interface TimedFit {
  readonly field: Field;
  readonly curve: readonly CurvePoint[];
  /** Seconds of training up to and including each step, without measurements. */
  readonly seconds: readonly number[];
}

/**
 * Runs a fit to its end and times its steps. A step that ends with a measurement cannot be timed alone: it counts as the mean
 * of the steps since the measurement before it, the first one as the mean of those up to the next.
 *
 * @param now returns the time in milliseconds.
 * @throws Error if the fit ends for another reason than its last step.
 */
export async function timedFit(
  events: AsyncIterable<FitEvent>,
  now: () => number = () => performance.now(),
): Promise<TimedFit> {
  const seconds: (number | null)[] = [];
  let isMeasured = false;
  let started = now();
  for await (const event of events) {
    if (event.type === 'measure') isMeasured = true;
    if (event.type === 'step') {
      seconds.push(isMeasured ? null : (now() - started) / 1000);
      isMeasured = false;
      started = now();
    }
    if (event.type !== 'end') continue;
    if (event.reason !== 'steps') throw new Error(`timedFit: the fit ended as ${event.reason}`);
    return { field: event.field, curve: event.curve, seconds: cumulativeSeconds(seconds) };
  }
  throw new Error('timedFit: the fit ended without an end event');
}

/**
 * Sums the seconds of steps; null, of a step that was measured, counts as the mean of the steps back to the null before, or
 * forward to the next if there are none.
 *
 * @throws RangeError if no step was timed.
 */
export function cumulativeSeconds(steps: readonly (number | null)[]): number[] {
  const timed = steps.filter((each) => each !== null);
  if (timed.length === 0)
    throw new RangeError('cumulativeSeconds: steps must have one that was timed, got none');
  let sum = 0;
  let latest: number[] = [];
  const first = steps.findIndex((each) => each !== null);
  const next = steps.indexOf(null, first);
  const forward = steps.slice(first, next < 0 ? undefined : next).filter((each) => each !== null);
  let estimate = mean(forward);
  return steps.map((each) => {
    if (each === null) {
      if (latest.length > 0) estimate = mean(latest);
      latest = [];
    } else latest.push(each);
    sum += each ?? estimate;
    return sum;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
