import type { Contestant } from './contestant.ts';
import { type PeakReading, rateOf } from './peak/reading.ts';
import type { Lap, Turn } from './race.ts';
import { median, ratio } from './statistics.ts';

/** A lap of a contestant under the name it was entered with. */
export interface EnteredLap extends Lap {
  readonly name: string;
  readonly contestant: Contestant;
}

/** Timings of one contestant doing one kind of work, over the rounds that count: one line of the table. */
export interface Result {
  readonly name: string;
  /** Name that the contestant reports. */
  readonly engine: string;
  /** Threads of the processor; 0 on a GPU. */
  readonly threads: number;
  /** Width of its vectors in bits; 0 on a GPU, and if the contestant does not say. */
  readonly vectorBits: number;
  /** `step` and `infer` start from coordinates; `…OnFeatures` from features encoded beforehand. */
  readonly work: string;
  /** Seconds per step or inference, median over rounds. */
  readonly seconds: number;
  /** The fastest single step or inference, in seconds. */
  readonly leastSeconds: number;
  /** Of the median. */
  readonly gflops: number;
  /** `gflops` as a part of the peak of this width on this number of threads; absent if that was not measured. */
  readonly partOfPeak?: number;
  /** The same of the fastest step or inference. */
  readonly leastPartOfPeak?: number;
  /** This time divided by PyTorch's on as many threads in the same round, median over rounds. */
  readonly toPytorch?: number;
  /** The same, divided by PyTorch's on kept features. */
  readonly toPytorchOnFeatures?: number;
  /** The same, divided by compiled PyTorch's. */
  readonly toPytorchCompiled?: number;
  /** Seconds per step or inference in each round, disturbed ones included. */
  readonly secondsByRound: readonly number[];
  /** Peak resident memory of the contestant's process, over all its work, in MiB. */
  readonly peakMiB: number;
}

/** Computes what the turns of one lap say, by themselves and in comparison with PyTorch's. */
export function lapResult({
  laps,
  turns,
  index,
  operations,
  peaks,
}: {
  readonly laps: readonly EnteredLap[];
  /** `[lap][round]`, rounds that count only. */
  readonly turns: readonly (readonly Turn[])[];
  readonly index: number;
  readonly operations: number;
  readonly peaks: PeakReading;
}): Omit<Result, 'secondsByRound' | 'peakMiB'> {
  const { name, verb, contestant } = laps[index]!;
  const { engine, threads, vectorBits } = contestant;
  const means = (lap: number): number[] => turns[lap]!.map(({ mean }) => mean);
  const seconds = median(means(index));
  const leastSeconds = Math.min(...turns[index]!.map(({ least }) => least));
  const peak = rateOf(peaks, vectorBits, threads);
  const rivalRatio = (rivalVerb: string, compiled = false): number | undefined => {
    const rival = laps.findIndex(({ verb: ofLap, contestant: other }) => {
      const isRival = other.engine.startsWith('pytorch') && other.engine.endsWith(', compiled') === compiled;
      return isRival && other.threads === threads && ofLap === rivalVerb;
    });
    return rival < 0 ? undefined : ratio(means(index), means(rival));
  };
  const toPytorch = rivalRatio(laps[0]!.verb);
  const toPytorchOnFeatures = rivalRatio(`${laps[0]!.verb}OnFeatures`);
  const toPytorchCompiled = rivalRatio(laps[0]!.verb, true);
  return {
    name,
    engine,
    threads,
    vectorBits,
    work: verb,
    seconds,
    leastSeconds,
    gflops: operations / seconds / 1e9,
    ...(peak && {
      partOfPeak: operations / seconds / 1e9 / peak,
      leastPartOfPeak: operations / leastSeconds / 1e9 / peak,
    }),
    ...(toPytorch && { toPytorch }),
    ...(toPytorchOnFeatures && { toPytorchOnFeatures }),
    ...(toPytorchCompiled && { toPytorchCompiled }),
  };
}
