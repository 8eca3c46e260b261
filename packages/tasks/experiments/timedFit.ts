import type { CurvePoint, Field, FitEvent } from '@fourier-features/core';

/** A training and the time it took. */
export interface TimedFit {
  readonly field: Field;
  readonly curve: readonly CurvePoint[];
  /** Seconds that a step takes. */
  readonly stepSeconds: number;
}

/**
 * Runs a fit to its end and times its steps, except those that end with a measurement. Other work on the machine only slows
 * steps down, so the time of a step is that of the fastest span between two measurements.
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
    return { field: event.field, curve: event.curve, stepSeconds: fastestStep(seconds) };
  }
  throw new Error('timedFit: the fit ended without an end event');
}

/**
 * Returns the seconds that a step takes when the machine has nothing else to do, as well as they can be told: the least of the
 * means of consecutive steps between those that are null, which were not timed.
 *
 * @throws RangeError if no step was timed.
 */
export function fastestStep(steps: readonly (number | null)[]): number {
  const spans: number[][] = [[]];
  for (const each of steps)
    if (each === null) spans.push([]);
    else spans.at(-1)!.push(each);
  const means = spans.filter((span) => span.length > 0).map(mean);
  if (means.length === 0) throw new RangeError('fastestStep: steps must have one that was timed, got none');
  return means.reduce((one, other) => Math.min(one, other));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
