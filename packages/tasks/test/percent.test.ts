import { expect, test } from 'vitest';
import { percent } from '../src/percent.ts';

test.each([
  [0, '0 %'],
  [1e-9, 'less than 0.1 %'],
  [0.0005, 'less than 0.1 %'],
  [0.00123, '0.12 %'],
  [0.0346, '3.5 %'],
  [0.667, '67 %'],
  [0.9949, '99 %'],
  [0.9951, 'more than 99 %'],
  [1, '100 %'],
  [1.46, '150 %'],
  [Number.NaN, 'NaN %'],
])('percent(%d) is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});
