import { heatMap } from '@fourier-features/charts';
import { describe, expect, test } from 'vitest';

describe('heatMap({ values, shape, range, cellSize })', () => {
  test('maps the least entry to black and the greatest to white, brighter in between', () => {
    const { width, height, values } = heatMap({ values: [0, 1, 2, 3, 4, 5, 6, 7, 8], shape: [1, 9] });
    expect([width, height]).toEqual([9, 1]);
    const luminance = Array.from(
      { length: 9 },
      (_, i) => 0.2126 * values[3 * i]! + 0.7152 * values[3 * i + 1]! + 0.0722 * values[3 * i + 2]!,
    );
    expect(luminance[0]).toBe(0);
    expect(luminance[8]).toBeCloseTo(1, 6);
    for (let i = 1; i < 9; i++) expect(luminance[i]).toBeGreaterThan(luminance[i - 1]!);
  });

  test('draws each entry as a square, row by row', () => {
    const { width, height, values } = heatMap({ values: [0, 1, 1, 0, 0, 0], shape: [2, 3], cellSize: 2 });
    expect([width, height]).toEqual([6, 4]);
    const lit = Array.from({ length: 24 }, (_, i) => values[3 * i]!);
    expect(lit).toEqual([0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, ...new Array(12).fill(0)]);
  });

  test('clips entries to the given range', () => {
    const { values } = heatMap({ values: [-1, 0, 10, 20], shape: [2, 2], range: [0, 10] });
    expect(Array.from(values)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  test.each([
    [{ values: [1, 2, 3], shape: [2, 2] }, /heatMap: shape must be .* product 3, .* got \[2, 2\]/],
    [{ values: [1, 2, 3], shape: [1.5, 2] }, /positive integers .* got \[1\.5, 2\]/],
    [{ values: [], shape: [0, 2] }, /positive integers .* got \[0, 2\]/],
    [{ values: [1, NaN], shape: [1, 2], range: [0, 1] }, /must be finite, got NaN/],
    [
      { values: [1], shape: [1, 1], cellSize: 0.5 },
      /cellSize must be a positive integer, in pixels, got 0\.5/,
    ],
  ] as const)('refuses %j', (options, message) => {
    expect(() => heatMap(options)).toThrow(message);
  });
});
