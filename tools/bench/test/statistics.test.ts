import { expect, test } from 'vitest';
import { differences, median, percentile, ratio, spread } from '../src/statistics.ts';

test('median(values) is the middle value or the mean of the middle two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('percentile(values, percent) is the smallest value that at least as many percent of the values do not exceed', () => {
  const values = Array.from({ length: 200 }, (_, i) => 200 - i);
  expect(percentile(values, 99)).toBe(198);
  expect(percentile(values, 100)).toBe(200);
  expect(percentile([7], 99)).toBe(7);
});

test('ratio(ours, theirs) compares within rounds: a round that is slow for both does not change it', () => {
  expect(ratio([1, 10, 1], [2, 20, 2])).toBe(0.5);
});

test('differences(ours, theirs) are parts of the smaller time, whichever it is', () => {
  const { median, largest } = differences([1, 1.1, 3], [1, 1, 2]);
  expect(median).toBeCloseTo(0.1);
  expect(largest).toBeCloseTo(0.5);
});

test('spread(values) is a part of the smallest', () => {
  expect(spread([100, 104, 102])).toBeCloseTo(0.04);
});
