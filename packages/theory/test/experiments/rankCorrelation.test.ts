import { expectClose } from '@fourier-features/testing';
import { expect, test } from 'vitest';
import { rankCorrelation } from '../../experiments/rankCorrelation.ts';

test('rankCorrelation depends on the order alone', () => {
  expectClose(rankCorrelation([1, 2, 3, 4].map((x) => [x, x ** 5] as const)), 1, 1e-12);
  expectClose(rankCorrelation([1, 2, 3, 4].map((x) => [x, 1 / x] as const)), -1, 1e-12);
});

test('rankCorrelation gives equal numbers the mean of their ranks', () => {
  // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5/√(4.5·5).
  const pairs = [
    [10, 1],
    [20, 2],
    [20, 3],
    [30, 4],
  ] as const;
  expectClose(rankCorrelation(pairs), 4.5 / Math.sqrt(4.5 * 5), 1e-12);
});

test('rankCorrelation is 0 if one side has no order', () => {
  expect(
    rankCorrelation([
      [1, 1],
      [2, 1],
    ]),
  ).toBe(0);
});
