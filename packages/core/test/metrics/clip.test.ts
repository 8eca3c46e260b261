import { clip } from '@fourier-features/core';
import { expect, test } from 'vitest';

test('clip limits values to [0, 1] and leaves its input unchanged', () => {
  const values = Float32Array.of(-0.5, 0, 0.25, 1, 1.5, Number.POSITIVE_INFINITY);
  expect([...clip(values)]).toEqual([0, 0, 0.25, 1, 1, 1]);
  expect(values[0]).toBe(-0.5);
});
