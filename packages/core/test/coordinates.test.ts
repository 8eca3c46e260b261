import { gridCoordinates } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

describe('gridCoordinates(shape, cellsPerUnit)', () => {
  test('puts x, the last axis, first and lets the first axis of the shape run slowest', () => {
    expect([...gridCoordinates([2, 4])]).toEqual([
      // row 0
      0, 0, 0.25, 0, 0.5, 0, 0.75, 0,
      // row 1
      0, 0.25, 0.25, 0.25, 0.5, 0.25, 0.75, 0.25,
    ]);
  });

  test('gives (x, y, z) for a volume [depth, height, width]', () => {
    const coordinates = gridCoordinates([4, 2, 3], 4);
    const [plane, row, column] = [3, 1, 2];
    const cell = (plane * 2 + row) * 3 + column;
    expect([...coordinates.subarray(3 * cell, 3 * cell + 3)]).toEqual([column / 4, row / 4, plane / 4]);
    expect(coordinates.length).toBe(4 * 2 * 3 * 3);
  });

  test('gives i / n for one axis', () => {
    expect([...gridCoordinates([8])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((i) => i / 8));
  });

  test('takes a number of cells per unit', () => {
    expect([...gridCoordinates([3], 2)]).toEqual([0, 0.5, 1]);
  });

  test('stays in [0, 1) and never repeats a point', () => {
    const coordinates = gridCoordinates([5, 7]);
    const points = new Set<string>();
    for (let i = 0; i < coordinates.length; i += 2) {
      const [x, y] = [coordinates[i]!, coordinates[i + 1]!];
      expect(x >= 0 && x < 1 && y >= 0 && y < 1).toBe(true);
      points.add(`${x},${y}`);
    }
    expect(points.size).toBe(35);
  });

  test.each([
    [[2, 0], '[2, 0]'],
    [[2.5, 2], '[2.5, 2]'],
    [[-1], '[-1]'],
    [[4, Number.NaN], '[4, NaN]'],
  ])('refuses the shape %j', (shape, shown) => {
    expect(() => gridCoordinates(shape)).toThrow(
      new RangeError(`gridCoordinates: shape must hold positive integers, got ${shown}`),
    );
  });

  test('refuses 0 cells per unit', () => {
    expect(() => gridCoordinates([2, 2], 0)).toThrow(
      new RangeError('gridCoordinates: cellsPerUnit must be positive and finite, got 0'),
    );
  });
});
