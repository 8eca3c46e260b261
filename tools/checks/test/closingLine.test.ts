import { expect, test } from 'vitest';
import { closingLine } from '../src/closingLine.ts';

const outcome = (passed: number, failed: number, skipped: number) => ({ passed, failed, skipped });

test('closingLine(outcomes) adds up the outcomes', () => {
  expect(closingLine([outcome(1, 0, 0), outcome(40, 2, 0)])).toBe('41 passed, 2 failed');
});

test('closingLine(outcomes) names skipped tests if there are any', () => {
  expect(closingLine([outcome(1, 0, 0), outcome(40, 0, 3)])).toBe('41 passed, 0 failed, 3 skipped');
});
