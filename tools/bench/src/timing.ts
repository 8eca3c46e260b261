import type { Turn } from './race.ts';

/** Repeats work that has ended when its promise resolves, until `seconds` have passed, at least once. */
export async function timeRepeats(work: () => Promise<unknown>, seconds: number): Promise<Turn> {
  const start = performance.now();
  let [repeats, least, before] = [0, Number.POSITIVE_INFINITY, start];
  do {
    await work();
    const after = performance.now();
    least = Math.min(least, after - before);
    before = after;
    repeats++;
  } while (before - start < 1000 * seconds);
  return { mean: (before - start) / 1000 / repeats, least: least / 1000 };
}

/** Work that a device queues: it may not have begun when `queue` resolves, and all of it has ended when `finish` resolves. */
export interface QueuedWork {
  queue(): Promise<unknown>;
  finish(): Promise<unknown>;
}

/** By how much the number of repeats may grow at a time; the first ones are too short to extrapolate from. */
const LARGEST_GROWTH = 8;

/**
 * Returns a function that times repeats of queued work which take about the given seconds together, and waits for them only
 * at the end: waiting for each would add the time of a transfer. How many repeats that takes is found out by the first turns
 * and kept for later ones. A turn has one time only, so its `least` is its mean.
 */
export function queuedTurns({ queue, finish }: QueuedWork): (seconds: number) => Promise<Turn> {
  let repeats = 1;
  const burst = async (): Promise<number> => {
    const start = performance.now();
    for (let i = 0; i < repeats; i++) await queue();
    await finish();
    return (performance.now() - start) / 1000;
  };
  return async (seconds) => {
    let elapsed = await burst();
    while (elapsed < seconds / 2) {
      repeats = Math.ceil(repeats * Math.min(LARGEST_GROWTH, seconds / elapsed));
      elapsed = await burst();
    }
    const mean = elapsed / repeats;
    return { mean, least: mean };
  };
}
