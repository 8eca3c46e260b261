import { expect, test } from 'vitest';
import { lossDifference } from '../../src/page/lossDifference.ts';

test('lossDifference(losses, reference) is the largest part by which a loss differs from the reference', () => {
  expect(lossDifference([2, 1.1, 0.5], [2, 1, 0.5])).toBeCloseTo(0.1, 12);
  expect(lossDifference([2, 1], [2, 1])).toBe(0);
});

test('lossDifference(losses, reference) is infinite if a loss is missing or not a number', () => {
  expect(lossDifference([2, Number.NaN], [2, 1])).toBe(Number.POSITIVE_INFINITY);
  expect(lossDifference([2], [2, 1])).toBe(Number.POSITIVE_INFINITY);
});
