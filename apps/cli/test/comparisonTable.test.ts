import { expect, test } from 'vitest';
import { comparisonTable } from '../src/training/comparison.ts';

const candidate = (method: string, lowest: number, highest: number) => ({
  ...{ method, scale: 10, parameterCount: 42, steps: 100, seconds: 1 },
  solution: { scores: { psnr: highest }, picture: undefined, error: undefined } as never,
  lastTenth: { psnr: { median: (lowest + highest) / 2, lowest, highest } },
});

test('has medians of the last tenth if it has more than one point', () => {
  const column = 'median of the last tenth';
  expect(comparisonTable([candidate('none', 20, 20), candidate('basic', 21, 22)])).toContain(column);
  expect(comparisonTable([candidate('none', 20, 20), candidate('basic', 21, 21)])).not.toContain(column);
});
