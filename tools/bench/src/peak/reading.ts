/** Rate of fused multiply-adds that the processor reached in a fraction of a second. */
export interface PeakRate {
  /** Width of the vectors in bits. */
  readonly bits: number;
  readonly threads: number;
  /** Two operations per multiply-add. */
  readonly gflops: number;
}

/** The rates of one moment, one per width and number of threads; empty without the program that measures them. */
export type PeakReading = readonly PeakRate[];

/** A rate below this part of the best one says that something else used the processor. */
const UNDISTURBED_PART = 0.9;

/**
 * Parses the output of peak.c: lines `bits threads gflops`.
 *
 * @throws Error with the line if one has another form.
 */
export function parseReading(output: string): PeakReading {
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const [bits, threads, gflops] = line.split(' ').map(Number);
      if (!(bits && threads && gflops)) {
        throw new Error(`parseReading: line must be "bits threads gflops", got "${line}"`);
      }
      return { bits, threads, gflops };
    });
}

/** Returns the best rate of each width and number of threads. */
export function bestRates(readings: readonly PeakReading[]): PeakReading {
  return (readings[0] ?? []).map(({ bits, threads }) => ({
    bits,
    threads,
    gflops: Math.max(...readings.map((reading) => rateOf(reading, bits, threads) ?? 0)),
  }));
}

/** Returns the rate of a width and number of threads, in GFLOP/s, if the reading has it. */
export function rateOf(reading: PeakReading, bits: number, threads: number): number | undefined {
  return reading.find((rate) => rate.bits === bits && rate.threads === threads)?.gflops;
}

/**
 * Returns the indices of the rounds to keep. Round r lies between readings r and r + 1; it is discarded if a rate of either
 * is below 90 % of the best rate of that width and number of threads.
 */
export function undisturbedRounds(readings: readonly PeakReading[], best: PeakReading): number[] {
  const quiet = readings.map((reading) =>
    best.every(({ bits, threads, gflops }) => {
      return (rateOf(reading, bits, threads) ?? 0) >= UNDISTURBED_PART * gflops;
    }),
  );
  return readings.slice(1).flatMap((_, round) => (quiet[round] && quiet[round + 1] ? [round] : []));
}
