import { expect, test } from 'vitest';
import type { PeakReading } from '../src/peak/reading.ts';
import { bestRates } from '../src/peak/reading.ts';
import { race } from '../src/race.ts';

/** Returns a meter that reads these rates one after the other, then the last one again and again. */
function meterOf(rates: readonly number[]) {
  const readings: PeakReading[] = [];
  return {
    read: async () => {
      const gflops = rates[Math.min(readings.length, rates.length - 1)]!;
      readings.push([{ bits: 256, threads: 1, gflops }]);
      return readings.at(-1)!;
    },
    best: () => bestRates(readings),
  };
}

function lapsInto(asked: string[]) {
  const runner = (name: string, seconds: number) => ({
    ask: async (line: string) => {
      asked.push(`${name} ${line}`);
      return [seconds, seconds / 2];
    },
  });
  return [
    { contestant: runner('a', 0.05), verb: 'step' },
    { contestant: runner('b', 1), verb: 'step' },
  ];
}

test('race(laps, options) alternates after a warm-up, with a reading before, between and after rounds', async () => {
  const asked: string[] = [];
  const { turns, readings } = await race(lapsInto(asked), { rounds: 2, meter: meterOf([100]) });
  expect(turns).toEqual([
    [
      { mean: 0.05, least: 0.025 },
      { mean: 0.05, least: 0.025 },
    ],
    [
      { mean: 1, least: 0.5 },
      { mean: 1, least: 0.5 },
    ],
  ]);
  expect(readings).toHaveLength(3);
  expect(asked.map((line) => line[0]).join('')).toBe('ababab');
});

test('race(laps, options) replaces disturbed rounds', async () => {
  const { turns } = await race(lapsInto([]), { rounds: 2, meter: meterOf([100, 100, 50, 100]) });
  // Round 0 is quiet, 1 and 2 touch the low reading, 3 is quiet.
  expect(turns[0]).toHaveLength(4);
});

test('race(laps, options) gives up after three times the rounds', async () => {
  const { turns } = await race(lapsInto([]), { rounds: 2, meter: meterOf([100, 50]) });
  expect(turns[0]).toHaveLength(6);
});

test('race(laps, options) discards nothing if peaks cannot be read', async () => {
  const { turns } = await race(lapsInto([]), { rounds: 2, meter: { read: async () => [], best: () => [] } });
  expect(turns[0]).toHaveLength(2);
});
