import { expect, test } from 'vitest';
import type { QualityContestant } from '../../src/quality/protocol.ts';
import { qualityTable } from '../../src/quality/report.ts';
import { type QualityResult, reached, secondsRatio, timeTo } from '../../src/quality/timeTo.ts';

/** A training that reaches 20, 25 and 30 dB after so many seconds each. */
const result = (contestant: QualityContestant, seed: number, seconds: readonly number[]): QualityResult => ({
  contestant,
  seed,
  engine: '',
  threads: 2,
  checks: seconds.map((each, index) => ({ step: 10 * (index + 1), seconds: each, psnr: 20 + 5 * index })),
});

const results = [
  result('hash, native', 0, [1, 2, 3]),
  result('hash, pytorch', 0, [4, 8, 12]),
  result('hash, native', 1, [1, 4, 6]),
  result('hash, pytorch', 1, [4, 8, 9]),
  result('fourier, native', 0, [10, 40]),
  result('fourier, native', 1, [10, 20]),
];

test('reached(checks, target) is the first check at the target or above', () => {
  expect(reached(results[0]!.checks, 25)?.step).toBe(20);
  expect(reached(results[0]!.checks, 25.1)?.step).toBe(30);
  expect(reached(results[0]!.checks, 31)).toBeUndefined();
});

test('timeTo(results, contestant, target) is the median over trainings, if all reached the target', () => {
  expect(timeTo(results, 'hash, native', 30)).toMatchObject({ seconds: 4.5, steps: 30 });
  expect(timeTo(results, 'fourier, native', 30)).toBeUndefined();
  expect(timeTo(results, 'hash, wasm', 30)).toBeUndefined();
});

test('secondsRatio(results, pair, target) compares trainings of the same seed', () => {
  expect(secondsRatio(results, ['hash, native', 'hash, pytorch'], 30)).toBeCloseTo((3 / 12 + 6 / 9) / 2);
  expect(secondsRatio([...results].reverse(), ['hash, native', 'fourier, native'], 25)).toBeCloseTo(0.125);
  expect(secondsRatio(results, ['hash, native', 'fourier, native'], 30)).toBeUndefined();
});

test('qualityTable(results) leaves out contestants that did not train', () => {
  const table = qualityTable(results);
  expect(table).toContain('| hash, native | 30 | 30 | 4.50 | 0.46 × hash, pytorch |');
  expect(table).not.toContain('wasm');
});
