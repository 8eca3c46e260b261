import type { Contestant } from './contestant.ts';

/** A contestant doing one kind of work. */
export interface Lap {
  readonly contestant: Contestant;
  readonly verb: string;
}

/** Seconds of each lap in each round, `[lap][round]`. */
export type Times = readonly (readonly number[])[];

/** Work is repeated until a turn takes about this many seconds. */
const TURN_SECONDS = 0.25;
/** A lap slower than this is run in fewer rounds. */
const SLOW_SECONDS = 5;
const SLOW_ROUNDS = 1;

/**
 * Times laps in alternation: every round runs each lap once, so that other load on the machine affects all alike. An
 * uncounted first turn warms up and determines how many repeats fit into a turn.
 */
export async function race(laps: readonly Lap[], rounds: number): Promise<Times> {
  const repeats: number[] = [];
  const allowed: number[] = [];
  for (const { contestant, verb } of laps) {
    await contestant.ask(`${verb} 1`);
    const seconds = await contestant.ask(`${verb} 1`);
    repeats.push(Math.max(1, Math.round(TURN_SECONDS / seconds)));
    allowed.push(seconds > SLOW_SECONDS ? Math.min(rounds, SLOW_ROUNDS) : rounds);
  }
  const times = laps.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { contestant, verb }] of laps.entries()) {
      if (round < allowed[index]!) times[index]!.push(await contestant.ask(`${verb} ${repeats[index]}`));
    }
  }
  return times;
}

/** Computes the median: the middle value or the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Computes the median over rounds of one lap's time divided by another's in the same round. */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.slice(0, theirs.length).map((seconds, round) => seconds / theirs[round]!));
}
