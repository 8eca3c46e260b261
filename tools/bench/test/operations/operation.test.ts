import { expect, test } from 'vitest';
import { timeOperation } from '../../src/operations/operation.ts';

test('timeOperation(operation) counts the work of each run, and none of the first', () => {
  let runs = 0;
  const { seconds, count } = timeOperation({
    name: 'sum',
    count: 7,
    run: () => {
      runs += 1;
      let sum = 0;
      // Some milliseconds: Linux may count a thread's time by ticks of 4 ms.
      for (let i = 0; i < 2e6; i++) sum += Math.sqrt(i);
      return sum;
    },
  });
  expect([count, runs, seconds.length]).toEqual([7, 26, 25]);
  expect(Math.max(...seconds)).toBeGreaterThan(0);
});
