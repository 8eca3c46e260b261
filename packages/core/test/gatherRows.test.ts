import { gatherRows, seededRandom } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

describe('gatherRows(array, width, indices)', () => {
  test('returns whole rows in the order of the indices, repeated ones too', () => {
    const rows = Float32Array.of(0, 1, 10, 11, 20, 21);
    expect([...gatherRows(rows, 2, [2, 0, 2])]).toEqual([20, 21, 0, 1, 20, 21]);
  });

  test('agrees with slices of the array for random indices', () => {
    const random = seededRandom(1);
    const array = random.normals(5 * 40);
    const indices = random.integers(100, 40);
    const expected = [...indices].flatMap((index) => [...array.slice(5 * index, 5 * index + 5)]);
    expect(gatherRows(array, 5, indices)).toEqual(Float32Array.from(expected));
  });

  test('returns a copy, also of all rows in their order', () => {
    const array = Float32Array.of(1, 2);
    const rows = gatherRows(array, 1, [0, 1]);
    expect(rows).toEqual(array);
    rows[0] = 9;
    expect(array[0]).toBe(1);
  });

  test('returns an empty array for no indices', () => {
    expect(gatherRows(Float32Array.of(1, 2), 2, [])).toEqual(new Float32Array(0));
  });
});
