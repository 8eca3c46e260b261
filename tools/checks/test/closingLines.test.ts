import { expect, test } from 'vitest';
import { closingLines } from '../src/closingLines.ts';

const outcome = (passed: number, skipped: number, ...failures: string[]) => ({ passed, skipped, failures });

test('closingLines(outcomes) adds up the outcomes in the last line', () => {
  expect(closingLines([outcome(1, 0), outcome(40, 0)])).toBe('41 passed, 0 failed\n');
});

test('closingLines(outcomes) names what failed above the last line', () => {
  const lines = closingLines([outcome(0, 0, 'types'), outcome(40, 0, 'tests: a', 'tests: b')]).split('\n');
  expect(lines.slice(0, -1)).toEqual([
    ...['', 'Failed:', '  types', '  tests: a', '  tests: b', ''],
    '40 passed, 3 failed',
  ]);
});

test('closingLines(outcomes) counts skipped tests if there are any', () => {
  expect(closingLines([outcome(1, 0), outcome(40, 3)])).toBe('41 passed, 0 failed, 3 skipped\n');
});
