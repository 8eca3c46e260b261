import { type Contestant, startContestant } from './contestant.ts';
import type { Entrant } from './entrants.ts';
import { type PeakReading, undisturbedRounds } from './peak/reading.ts';
import { type Race, type RaceOptions, race, type Turn } from './race.ts';
import { type EnteredLap, lapResult, type Result } from './result.ts';
import { type Differences, differences } from './statistics.ts';
import { inferenceOperations, stepOperations, type Workload } from './workload.ts';

/** The race of one kind of work, `step` or `infer`. */
export interface RaceReport {
  readonly work: string;
  readonly roundsRun: number;
  /** Indices of the rounds that count. */
  readonly undisturbed: readonly number[];
  /** Whether fewer than half of the wanted rounds were undisturbed; all rounds count then. */
  readonly disturbed: boolean;
  /** By how much the times of one contestant that was entered twice differ within a round, as parts of the smaller. */
  readonly noise: Differences & { readonly name: string };
  /** Peak rates before, between and after the rounds. */
  readonly readings: readonly PeakReading[];
}

export interface Comparison {
  readonly results: readonly Result[];
  readonly races: readonly RaceReport[];
  /** Best peak rates of the run. */
  readonly peaks: PeakReading;
  /** Versions that contestants reported, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** Contestants that did not start, with the reason. */
  readonly skipped: Readonly<Record<string, string>>;
}

/** A race that was run, and the operations of one repeat of its work. */
interface TimedRace extends Race {
  readonly laps: readonly EnteredLap[];
  readonly operations: number;
}

const OPERATIONS = { step: stepOperations, infer: inferenceOperations };

interface Started {
  readonly name: string;
  readonly contestant: Contestant;
  readonly onFeatures: Entrant['onFeatures'];
}

/**
 * Times every contestant that starts on one workload. The first that starts is entered twice, under its name and as
 * `…, again`: the difference of the two is noise.
 *
 * @throws Error if none starts.
 */
export async function compare(
  workload: Workload,
  entered: readonly Entrant[],
  options: RaceOptions,
): Promise<Comparison> {
  const started: Started[] = [];
  const skipped: Record<string, string> = {};
  try {
    for (const { name, command, onFeatures } of entered) {
      try {
        const names = started.length === 0 ? [name, `${name}, again`] : [name];
        for (const each of names) {
          started.push({ name: each, contestant: await startContestant(command), onFeatures });
        }
      } catch (error) {
        skipped[name] = error instanceof Error ? error.message : String(error);
      }
    }
    if (started.length === 0) {
      throw new Error(`bench: no contestant starts: ${Object.values(skipped).join('; ')}`);
    }
    const races: TimedRace[] = [];
    for (const work of ['step', 'infer'] as const) {
      const laps = lapsOf(started, work);
      races.push({ laps, operations: OPERATIONS[work](workload), ...(await race(laps, options)) });
    }
    // The best rates are known only now, after both races.
    const peaks = options.meter.best();
    const evaluated: Awaited<ReturnType<typeof evaluate>>[] = [];
    for (const timed of races) evaluated.push(await evaluate(timed, peaks, options.rounds));
    return {
      results: evaluated.flatMap(({ results }) => results),
      races: evaluated.map(({ report }) => report),
      peaks,
      versions: Object.assign({}, ...started.map(({ contestant }) => contestant.versions)),
      skipped,
    };
  } finally {
    for (const { contestant } of started) contestant.stop();
  }
}

function lapsOf(started: readonly Started[], work: 'step' | 'infer'): EnteredLap[] {
  return started.flatMap(({ name, contestant, onFeatures }) =>
    [work, ...(onFeatures.includes(work) ? [`${work}OnFeatures`] : [])].map((verb) => ({
      name,
      contestant,
      verb,
    })),
  );
}

async function evaluate(
  { laps, operations, turns: allTurns, readings }: TimedRace,
  peaks: PeakReading,
  wanted: number,
): Promise<{ results: Result[]; report: RaceReport }> {
  const undisturbed = undisturbedRounds(readings, peaks);
  const disturbed = undisturbed.length < wanted / 2;
  const counted = disturbed ? [...allTurns[0]!.keys()] : undisturbed;
  const turns = allTurns.map((ofLap) => counted.map((round) => ofLap[round]!));
  const results: Result[] = [];
  for (const index of laps.keys()) {
    const [bytes] = await laps[index]!.contestant.ask('memory');
    results.push({
      ...lapResult({ laps, turns, index, operations, peaks }),
      secondsByRound: allTurns[index]!.map(({ mean }) => mean),
      peakMiB: Math.round(bytes! / 2 ** 20),
    });
  }
  const { name, verb: work } = laps[0]!;
  return {
    results,
    report: {
      work,
      roundsRun: allTurns[0]!.length,
      undisturbed,
      disturbed,
      noise: { name, ...noiseOf(laps, turns) },
      readings,
    },
  };
}

/** Compares the first contestant's turns with those of the same contestant entered again. */
function noiseOf(laps: readonly EnteredLap[], turns: readonly (readonly Turn[])[]): Differences {
  const [first] = laps;
  const again = laps.findIndex(({ name, verb }) => name === `${first!.name}, again` && verb === first!.verb);
  const means = (lap: number): number[] => turns[lap]!.map(({ mean }) => mean);
  return differences(means(0), means(again));
}
