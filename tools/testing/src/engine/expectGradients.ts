import type { Parameters } from '@fourier-features/core';
import { expect } from 'vitest';
import { expectClose } from '../expectClose.ts';
import { flatArrays } from './flat.ts';

/**
 * Expects each parameter's gradient to be within `tolerance` times its largest entry. Where that is less than a
 * hundredth of the largest of all, a hundredth of that counts instead.
 */
export function expectGradients(
  found: Parameters,
  expected: readonly Float64Array[],
  tolerance: number,
): void {
  expect(found.length, 'number of parameters').toBe(expected.length);
  const largestOf = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const overall = largestOf(flatArrays(expected));
  expect(overall, 'largest entry of the gradient').toBeGreaterThan(0);
  found.forEach(({ values }, k) => {
    expectClose(values, expected[k]!, tolerance * Math.max(largestOf(expected[k]!), overall / 100));
  });
}
