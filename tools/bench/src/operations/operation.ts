/** A computation of a task on one core, without an engine. */
export interface Operation {
  /** Name in the record, such as `ct: parallelBeam, apply`. */
  readonly name: string;
  /** What one run handles, such as points, if rates are of interest; 1 otherwise. */
  readonly count: number;
  run(): unknown;
}

/** How long an operation takes. */
export interface OperationResult {
  readonly name: string;
  readonly count: number;
  /** Seconds that the processor worked on each run, in order, after one that is not counted. */
  readonly seconds: readonly number[];
}

// Node 22 has only those of the process, which include the compiler's and the garbage collector's threads.
const timesOfThread = process.threadCpuUsage ?? process.cpuUsage;

/** Runs of an operation, unless these take too long. */
const MOST_RUNS = 25;
const FEWEST_RUNS = 3;
const LONGEST_SECONDS = 10;

/**
 * Times an operation several times over, in time of the processor: time that other processes take does not count. They do
 * displace what is in the caches, so that the fastest run is the least disturbed.
 */
export function timeOperation({ name, count, run }: Operation): OperationResult {
  run();
  const seconds: number[] = [];
  const begun = performance.now();
  while (
    seconds.length < FEWEST_RUNS ||
    (seconds.length < MOST_RUNS && performance.now() - begun < 1000 * LONGEST_SECONDS)
  ) {
    const before = timesOfThread();
    run();
    const { user, system } = timesOfThread(before);
    seconds.push((user + system) / 1e6);
  }
  return { name, count, seconds };
}
