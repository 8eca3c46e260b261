import type { FieldCurve, FieldResult } from '../result.ts';

/** A training as it is read: its points, and the seconds that a step takes. */
export interface Training {
  readonly curve: FieldCurve;
  readonly stepSeconds: number;
}

/**
 * Returns the trainings of one field on one subject, one for each seed. All have the least of their times of a step: seeds do
 * not change it, and other work on the machine only adds to it.
 */
export function trainingsOf(results: readonly FieldResult[], subject: string, field: string): Training[] {
  const own = results.filter((result) => result.subject === subject && result.field === field);
  const stepSeconds = Math.min(...own.map((result) => result.stepSeconds));
  return own.map(({ curve }) => ({ curve, stepSeconds }));
}

/** Returns how many seconds of training each point of a curve is after, without measurements. */
export function secondsOf({ curve, stepSeconds }: Training): number[] {
  return curve.step.map((step) => (step + 1) * stepSeconds);
}

/**
 * Returns a measure at a moment: that of the last point no later than this many seconds of training. A training that had
 * ended by then keeps its last value; undefined if its first point is later.
 */
export function valueAt(training: Training, measure: string, seconds: number): number | undefined {
  const at = secondsOf(training).findLastIndex((each) => each <= seconds);
  return at < 0 ? undefined : training.curve[measure]![at];
}

/** Returns after how many seconds of training a measure was first at least a value; undefined if it never was. */
export function secondsTo(training: Training, measure: string, value: number): number | undefined {
  const at = training.curve[measure]!.findIndex((each) => each >= value);
  return at < 0 ? undefined : secondsOf(training)[at];
}
