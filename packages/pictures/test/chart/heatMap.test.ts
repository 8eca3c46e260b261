import { heatMap } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';

describe('heatMap({ values, columns, range, cellSize })', () => {
  test('goes from black for the least to white for the greatest, brighter all the way', () => {
    const { width, height, values } = heatMap({ values: [0, 1, 2, 3, 4, 5, 6, 7, 8], columns: 9 });
    expect([width, height]).toEqual([9, 1]);
    const luminance = Array.from(
      { length: 9 },
      (_, i) => 0.2126 * values[3 * i]! + 0.7152 * values[3 * i + 1]! + 0.0722 * values[3 * i + 2]!,
    );
    expect(luminance[0]).toBe(0);
    expect(luminance[8]).toBeCloseTo(1, 6);
    for (let i = 1; i < 9; i++) expect(luminance[i]).toBeGreaterThan(luminance[i - 1]!);
  });

  test('draws each cell as a square, in rows', () => {
    const { width, height, values } = heatMap({ values: [0, 1, 1, 0, 0, 0], columns: 3, cellSize: 2 });
    expect([width, height]).toEqual([6, 4]);
    const lit = Array.from({ length: 24 }, (_, i) => values[3 * i]!);
    expect(lit).toEqual([0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, ...new Array(12).fill(0)]);
  });

  test('keeps to a range that is given', () => {
    const { values } = heatMap({ values: [-1, 0, 10, 20], columns: 2, range: [0, 10] });
    expect(Array.from(values)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  test.each([
    [{ values: [1, 2, 3], columns: 2 }, /heatMap: values must be \[rows, 2\]/],
    [{ values: [], columns: 2 }, /at least one row, got 0/],
    [{ values: [1, NaN], columns: 2, range: [0, 1] }, /must be finite, got NaN/],
    [{ values: [1], columns: 1, cellSize: 0.5 }, /cellSize must be a whole number/],
  ] as const)('refuses %j', (options, message) => {
    expect(() => heatMap(options)).toThrow(message);
  });
});
