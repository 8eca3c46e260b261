import type { Contestant } from './contestant.ts';
import type { PeakMeter } from './peak/peakMeter.ts';
import { type PeakReading, undisturbedRounds } from './peak/reading.ts';

/** A contestant doing one kind of work. */
export interface Lap {
  readonly contestant: Pick<Contestant, 'ask'>;
  readonly verb: string;
}

/** Seconds per repeat in one turn of a lap. */
export interface Turn {
  readonly mean: number;
  readonly least: number;
}

export interface Race {
  /** `[lap][round]`, all rounds. */
  readonly turns: readonly (readonly Turn[])[];
  /** Peak rates before the first round, between rounds, and after the last. */
  readonly readings: readonly PeakReading[];
}

export interface RaceOptions {
  /** Undisturbed rounds to wait for. At most three times as many are run. */
  readonly rounds: number;
  readonly meter: PeakMeter;
}

/** Work is repeated for this long in a turn. */
const TURN_SECONDS = 0.25;
const MOST_ATTEMPTS = 3;

/**
 * Times laps in alternation: every round runs each lap once, so that other load on the machine affects all alike. An
 * uncounted first turn warms up.
 */
export async function race(laps: readonly Lap[], { rounds, meter }: RaceOptions): Promise<Race> {
  const turn = ({ contestant, verb }: Lap): Promise<readonly number[]> =>
    contestant.ask(`${verb} ${TURN_SECONDS}`);
  for (const lap of laps) await turn(lap);
  const turns = laps.map((): Turn[] => []);
  const readings = [await meter.read()];
  const lacksRounds = (): boolean => undisturbedRounds(readings, meter.best()).length < rounds;
  for (let round = 0; round < MOST_ATTEMPTS * rounds && lacksRounds(); round++) {
    for (const [index, lap] of laps.entries()) {
      const [mean, least] = await turn(lap);
      turns[index]!.push({ mean: mean!, least: least! });
    }
    readings.push(await meter.read());
  }
  return { turns, readings };
}
