import { median } from '../statistics.ts';

/** How long a step takes to end after its abort, in milliseconds. */
export interface AbortLatency {
  readonly points: number;
  readonly median: number;
  readonly most: number;
  /** Steps that rejected; the others ran to their end. */
  readonly aborted: number;
  readonly trials: number;
}

/** After the start of the step. */
const ABORT_AFTER_MS = 200;

/**
 * Measures how long after an abort a step ends. The abort is due 200 ms after the step's start: a process that hears it later,
 * because the step blocks it, is late by as much.
 */
export async function measureAbortLatency(
  step: (signal: AbortSignal) => Promise<void>,
  points: number,
  trials: number,
): Promise<AbortLatency> {
  const latencies: number[] = [];
  let aborted = 0;
  for (let trial = 0; trial < trials; trial++) {
    const controller = new AbortController();
    const due = performance.now() + ABORT_AFTER_MS;
    const timer = setTimeout(() => controller.abort(), ABORT_AFTER_MS);
    try {
      await step(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
      aborted++;
    }
    latencies.push(performance.now() - due);
    clearTimeout(timer);
  }
  return { points, median: median(latencies), most: Math.max(...latencies), aborted, trials };
}
