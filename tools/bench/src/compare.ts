import { type Contestant, startContestant } from './contestant.ts';
import { entrants } from './entrants.ts';
import { type Lap, median, race, ratio } from './race.ts';
import { inferenceOperations, stepOperations, type Workload } from './workload.ts';

/** Timings of one contestant doing one kind of work: one line of the table. */
export interface Result {
  readonly name: string;
  /** Name that the contestant reports. */
  readonly engine: string;
  /** `step` and `infer` start from coordinates; `…OnFeatures` from features encoded beforehand. */
  readonly work: string;
  /** Seconds per step or inference, median over rounds. */
  readonly secondsEach: number;
  readonly gflops: number;
  /** Seconds per step or inference in each round. */
  readonly secondsByRound: readonly number[];
  /** Peak resident memory of the contestant's process, over all its work, in MiB. */
  readonly peakMiB: number;
  /** This time divided by each PyTorch contestant's for the same work, median over rounds, by that contestant's name. */
  readonly toPytorch: Readonly<Record<string, number>>;
}

/** Times every contestant that starts on one workload; `report` receives a line for each that does not. */
export async function compare(
  workload: Workload,
  rounds: number,
  report: (line: string) => void,
): Promise<Result[]> {
  const started: { name: string; contestant: Contestant; onFeatures: boolean }[] = [];
  try {
    for (const { name, command, environment, onFeatures, largestBatch } of entrants(workload)) {
      if (workload.batch > largestBatch) continue;
      try {
        started.push({ name, contestant: await startContestant(command, environment), onFeatures });
      } catch (error) {
        report(`${name} skipped: ${error instanceof Error ? error.message : error}`);
      }
    }
    const results: Result[] = [];
    for (const work of ['step', 'infer']) {
      const laps = started.flatMap(({ name, contestant, onFeatures }) =>
        [work, ...(onFeatures ? [`${work}OnFeatures`] : [])].map((verb) => ({ name, contestant, verb })),
      );
      results.push(...(await timeLaps(workload, laps, rounds)));
    }
    return results;
  } finally {
    for (const { contestant } of started) contestant.stop();
  }
}

async function timeLaps(
  workload: Workload,
  laps: readonly (Lap & { name: string })[],
  rounds: number,
): Promise<Result[]> {
  const times = await race(laps, rounds);
  const operations = laps[0]!.verb === 'step' ? stepOperations(workload) : inferenceOperations(workload);
  const results: Result[] = [];
  for (const [index, { name, contestant, verb }] of laps.entries()) {
    const own = times[index]!;
    const secondsEach = median(own);
    const toPytorch: Record<string, number> = {};
    laps.forEach((lap, other) => {
      if (!lap.name.startsWith('pytorch') || lap.name === name) return;
      toPytorch[lap.verb === laps[0]!.verb ? lap.name : `${lap.name} on kept features`] = ratio(
        own,
        times[other]!,
      );
    });
    results.push({
      name,
      engine: contestant.engine,
      work: verb,
      secondsEach,
      gflops: operations / secondsEach / 1e9,
      secondsByRound: own,
      peakMiB: Math.round((await contestant.ask('memory')) / 2 ** 20),
      toPytorch,
    });
  }
  return results;
}
