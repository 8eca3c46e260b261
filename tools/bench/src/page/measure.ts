import { noMeter } from '../peak/noMeter.ts';
import { race, type Turn } from '../race.ts';
import { type Differences, differences, median, ratio } from '../statistics.ts';
import { stepOperations, type Workload } from '../workload.ts';
import { type Absent, again, agreement, type Entered, type EnterOptions, enter } from './enter.ts';

export interface MeasureOptions extends Omit<EnterOptions, 'onStart'> {
  readonly rounds: number;
  /** Receives what is being done, and the part of the whole that is done. */
  onProgress(doing: string, part: number): void;
}

/** Timings of one contestant. */
export interface PageResult {
  readonly name: string;
  readonly engine: string;
  /** Seconds per step: the median over rounds. */
  readonly seconds: number;
  /** Seconds per step in the fastest round. */
  readonly leastSeconds: number;
  readonly gflops: number;
  /** The time of `wasm` divided by this one's in the same round, median over rounds; absent if `wasm` did not run. */
  readonly timesWasm?: number;
  /** Loss after the first five updates. */
  readonly loss: number;
}

export interface Measurement {
  readonly workload: Workload;
  readonly rounds: number;
  /** Name of the contestant that the losses of others were compared with. */
  readonly reference: string;
  /** Largest relative difference of losses between it and the others that were timed. */
  readonly difference: number;
  readonly results: readonly PageResult[];
  /** By how much the times of the contestant that was entered twice differ within a round; absent if one of them failed. */
  readonly noise?: Differences & { readonly name: string };
  /** Contestants without results, with the reason. */
  readonly absent: ReadonlyMap<string, string>;
}

/** The part of the progress that is given to starting and the first steps. */
const STARTING = 0.2;

/**
 * Times steps of contestants in alternation, after each has shown by its first losses that it does the same work. One that
 * fails or has other losses is left out, with the reason.
 *
 * @throws the signal's reason if aborted.
 */
export async function measure(options: MeasureOptions): Promise<Measurement> {
  const { workload, names, rounds, onProgress } = options;
  const absent: Absent = new Map();
  let startedCount = 0;
  const entered = await enter(
    {
      ...options,
      onStart: (name) => onProgress(`first steps of ${name}`, (STARTING * startedCount++) / names.length),
    },
    absent,
  );
  try {
    const { entered: agreeing, reference, difference } = agreement(entered, absent);
    const turns = await raceEntered(agreeing, options, absent);
    const finished = agreeing.filter(({ name }) => turns.has(name));
    return {
      workload,
      rounds,
      reference,
      difference,
      results: finished.map((each) => resultOf(each, turns, workload)),
      ...noiseOf(turns),
      absent,
    };
  } finally {
    for (const { contestant } of entered) contestant.stop();
  }
}

/** Returns the turns of the contestants that complete the race, by name; those that fail are added to `absent`. */
async function raceEntered(
  entered: readonly Entered[],
  { rounds, onProgress, signal }: MeasureOptions,
  absent: Absent,
): Promise<ReadonlyMap<string, readonly Turn[]>> {
  const turnCount = entered.length * (rounds + 1);
  let done = 0;
  const laps = entered.map(({ name, contestant }) => ({
    verb: 'step',
    contestant: {
      ask: async (line: string): Promise<readonly number[]> => {
        onProgress(`timing ${name}`, STARTING + ((1 - STARTING) * done++) / turnCount);
        if (absent.has(name)) return [Number.NaN, Number.NaN];
        try {
          return await contestant.ask(line);
        } catch (error) {
          signal.throwIfAborted();
          absent.set(name, (error as Error).message);
          return [Number.NaN, Number.NaN];
        }
      },
    },
  }));
  const { turns } = await race(laps, { rounds, meter: noMeter });
  return new Map(entered.flatMap(({ name }, index) => (absent.has(name) ? [] : [[name, turns[index]!]])));
}

function resultOf(
  { name, contestant, losses }: Entered,
  turns: ReadonlyMap<string, readonly Turn[]>,
  workload: Workload,
): PageResult {
  const means = meansOf(turns, name)!;
  const wasm = meansOf(turns, 'wasm');
  const seconds = median(means);
  return {
    name,
    engine: contestant.engine,
    seconds,
    leastSeconds: Math.min(...turns.get(name)!.map(({ least }) => least)),
    gflops: stepOperations(workload) / seconds / 1e9,
    ...(wasm && { timesWasm: ratio(wasm, means) }),
    loss: losses.at(-1)!,
  };
}

function noiseOf(turns: ReadonlyMap<string, readonly Turn[]>): Pick<Measurement, 'noise'> {
  for (const name of turns.keys()) {
    const second = meansOf(turns, again(name));
    if (second) return { noise: { name, ...differences(meansOf(turns, name)!, second) } };
  }
  return {};
}

/** Returns the seconds per step of each turn. */
function meansOf(turns: ReadonlyMap<string, readonly Turn[]>, name: string): number[] | undefined {
  return turns.get(name)?.map(({ mean }) => mean);
}
