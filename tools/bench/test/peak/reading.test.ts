import { expect, test } from 'vitest';
import {
  bestRates,
  type PeakReading,
  parseReading,
  rateOf,
  undisturbedRounds,
} from '../../src/peak/reading.ts';

const reading = (narrow: number, wide: number): PeakReading => [
  { bits: 256, threads: 1, gflops: narrow },
  { bits: 512, threads: 2, gflops: wide },
];

test('parseReading(output) reads a rate per line', () => {
  expect(parseReading('128 1 58.51\n512 2 224.26\n')).toEqual([
    { bits: 128, threads: 1, gflops: 58.51 },
    { bits: 512, threads: 2, gflops: 224.26 },
  ]);
});

test('parseReading(output) rejects other output', () => {
  expect(() => parseReading('128 1')).toThrow('line must be "bits threads gflops", got "128 1"');
  expect(() => parseReading('')).toThrow('got ""');
});

test('bestRates(readings) takes each width from its own best reading', () => {
  expect(bestRates([reading(90, 200), reading(80, 300)])).toEqual(reading(90, 300));
  expect(bestRates([[], []])).toEqual([]);
});

test('rateOf(reading, bits, threads) is undefined for what was not measured', () => {
  expect(rateOf(reading(90, 200), 512, 2)).toBe(200);
  expect(rateOf(reading(90, 200), 512, 1)).toBeUndefined();
});

test('undisturbedRounds(readings, best) discards the rounds before and after a reading below 90 % of the best', () => {
  const readings = [
    reading(100, 200),
    reading(91, 190),
    reading(100, 179),
    reading(98, 200),
    reading(90, 181),
  ];
  expect(undisturbedRounds(readings, reading(100, 200))).toEqual([0, 3]);
});

test('undisturbedRounds(readings, best) compares with readings of other races too', () => {
  const readings = [reading(100, 200), reading(100, 200)];
  expect(undisturbedRounds(readings, reading(120, 200))).toEqual([]);
});

test('undisturbedRounds(readings, best) keeps all rounds if no rate is known', () => {
  expect(undisturbedRounds([[], [], []], [])).toEqual([0, 1]);
});
