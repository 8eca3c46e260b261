import { expect } from 'vitest';

/**
 * Expects equal lengths and every |actual − expected| ≤ `tolerance`. Equal infinities pass; NaN never does, not even
 * against NaN.
 */
export function expectClose(
  actual: number | ArrayLike<number>,
  expected: number | ArrayLike<number>,
  tolerance: number,
): void {
  const found = toArray(actual);
  const wanted = toArray(expected);
  expect(found.length, 'number of entries').toBe(wanted.length);
  // The negation makes NaN fail.
  const wrong = found.findIndex(
    (value, i) => value !== wanted[i] && !(Math.abs(value - wanted[i]!) <= tolerance),
  );
  if (wrong >= 0) {
    expect.fail(
      `entry ${wrong} of ${found.length} is ${found[wrong]}, expected ${wanted[wrong]} within ${tolerance}`,
    );
  }
}

function toArray(value: number | ArrayLike<number>): number[] {
  return typeof value === 'number' ? [value] : Array.from(value);
}
