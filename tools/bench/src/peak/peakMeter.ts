import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildPeak } from './buildPeak.ts';
import { bestRates, type PeakReading, parseReading } from './reading.ts';

/** Measures peak rates again and again. */
export interface PeakMeter {
  /** Compiler of the program that measures; absent without one, when readings are empty. */
  readonly compiler?: string;
  /** Measures the rate of every width of vectors and number of threads, 0.2 s each. */
  read(): Promise<PeakReading>;
  /** Returns the best rates read so far. */
  best(): PeakReading;
}

const SECONDS = 0.2;
const FIRST_READINGS = 5;

/**
 * Compiles the program and reads the peak rates of the machine on each of these numbers of threads.
 *
 * @throws Error if no C compiler can compile it.
 */
export async function startPeakMeter(threadCounts: readonly number[]): Promise<PeakMeter> {
  const { path, compiler } = await buildPeak();
  const readings: PeakReading[] = [];
  const read = async (): Promise<PeakReading> => {
    const { stdout } = await promisify(execFile)(path, [String(SECONDS), ...threadCounts.map(String)]);
    const reading = parseReading(stdout);
    readings.push(reading);
    return reading;
  };
  for (let i = 0; i < FIRST_READINGS; i++) await read();
  return { compiler, read, best: () => bestRates(readings) };
}
