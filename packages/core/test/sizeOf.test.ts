import { sizeOf } from '@fourier-features/core';
import { expect, test } from 'vitest';

test('sizeOf is the product of the lengths, 1 without any', () => {
  expect(sizeOf([4, 3, 2])).toBe(24);
  expect(sizeOf([5, 0, 2])).toBe(0);
  expect(sizeOf([])).toBe(1);
});
