import { expect, test } from 'vitest';
import { lateTimes } from '../../src/host/timerLateness.ts';

test('lateTimes(due, now) counts every due time that a block has delayed', () => {
  expect(lateTimes(100, 99)).toEqual([]);
  expect(lateTimes(100, 101)).toEqual([1]);
  expect(lateTimes(100, 117)).toEqual([17, 12, 7, 2]);
});
