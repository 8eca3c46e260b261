import type { Workload } from '../workload.ts';
import type { ContestantName } from './contestantNames.ts';
import { LARGEST_DIFFERENCE, LOSS_COUNT, lossDifference } from './lossDifference.ts';
import type { PageContestant } from './pageContestant.ts';

/** A contestant that has made its first steps. */
export interface Entered {
  readonly name: string;
  readonly contestant: PageContestant;
  /** Loss of the first parameters, and after each of the first updates. */
  readonly losses: readonly number[];
}

/** Contestants without results, with the reason. */
export type Absent = Map<string, string>;

export interface EnterOptions {
  readonly workload: Workload;
  /** Contestants; the first that starts is entered twice, under its name and as `…, again`. */
  readonly names: readonly ContestantName[];
  /** Starts a contestant, which ends when the signal is aborted. */
  start(name: ContestantName, workload: Workload, signal: AbortSignal): Promise<PageContestant>;
  /** Is called before each contestant starts. */
  onStart(name: ContestantName): void;
  readonly signal: AbortSignal;
}

/** Returns the name of a contestant's second entry. */
export function again(name: string): string {
  return `${name}, again`;
}

/** Starts the contestants and lets each make its first steps. Those that fail are added to `absent`. */
export async function enter(options: EnterOptions, absent: Absent): Promise<Entered[]> {
  const { workload, names, start, onStart, signal } = options;
  const entered: Entered[] = [];
  const enterAs = async (entry: string, name: ContestantName): Promise<void> => {
    try {
      const contestant = await start(name, workload, signal);
      try {
        entered.push({ name: entry, contestant, losses: await contestant.ask(`losses ${LOSS_COUNT}`) });
      } catch (error) {
        contestant.stop();
        throw error;
      }
    } catch (error) {
      signal.throwIfAborted();
      absent.set(entry, (error as Error).message);
    }
  };
  for (const name of names) {
    onStart(name);
    const isFirst = entered.length === 0;
    await enterAs(name, name);
    if (isFirst && entered.length === 1) await enterAs(again(name), name);
  }
  return entered;
}

/** The contestants that do the same work. */
export interface Agreement {
  readonly entered: readonly Entered[];
  /** Name of the contestant whose losses count as right. */
  readonly reference: string;
  /** Largest relative difference of the others' losses from its own. */
  readonly difference: number;
}

/** Keeps the contestants whose losses are those of `wasm` or, without it, of the first. Others are added to `absent`. */
export function agreement(entered: readonly Entered[], absent: Absent): Agreement {
  const reference = entered.find(({ name }) => name === 'wasm') ?? entered[0];
  if (!reference) return { entered, reference: '', difference: 0 };
  const kept: Entered[] = [];
  let largest = 0;
  for (const each of entered) {
    const difference = lossDifference(each.losses, reference.losses);
    if (difference <= LARGEST_DIFFERENCE) {
      kept.push(each);
      largest = Math.max(largest, difference);
    } else {
      absent.set(each.name, describeDifference(difference, reference.name));
    }
  }
  return { entered: kept, reference: reference.name, difference: largest };
}

function describeDifference(difference: number, reference: string): string {
  if (!Number.isFinite(difference)) return 'its losses are not numbers';
  const percent = (100 * difference).toPrecision(2);
  return `its losses differ from those of ${reference} by up to ${percent} %, so it may do other work`;
}
