import { paintStroke } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

const shape = [7, 9] as const;

/** Paints on an empty plane and returns its rows as text. */
function painted(stroke: Parameters<typeof paintStroke>[2]): string[] {
  const values = new Uint8Array(63);
  paintStroke(values, shape, stroke);
  return Array.from({ length: 7 }, (_, row) => values.subarray(9 * row, 9 * row + 9).join(''));
}

describe('paintStroke(values, shape, stroke)', () => {
  test('sets a round dot', () => {
    expect(painted({ from: [4.5, 3.5], to: [4.5, 3.5], radius: 1.5, value: 1 })).toEqual([
      '000000000',
      '000000000',
      '000111000',
      '000111000',
      '000111000',
      '000000000',
      '000000000',
    ]);
  });

  test('sets a line with round ends, the same from either end', () => {
    const line = { from: [2.5, 3.5], to: [5.5, 3.5], radius: 1, value: 3 } as const;
    expect(painted(line)).toEqual([
      '000000000',
      '000000000',
      '003333000',
      '033333300',
      '003333000',
      '000000000',
      '000000000',
    ]);
    expect(painted({ ...line, from: line.to, to: line.from })).toEqual(painted(line));
  });

  test('sets the cells near a slanted line and no others', () => {
    const values = new Float32Array(63).fill(-1);
    paintStroke(values, shape, { from: [1, 1], to: [7, 5], radius: 1.2, value: 0.5 });
    values.forEach((value, i) => {
      // Distance from the nearest of many points of the line.
      const [x, y] = [(i % 9) + 0.5, Math.floor(i / 9) + 0.5];
      const near = Array.from({ length: 1001 }, (_, k) =>
        Math.hypot(x - 1 - (6 * k) / 1000, y - 1 - (4 * k) / 1000),
      ).some((distance) => distance <= 1.2);
      expect(value).toBe(near ? 0.5 : -1);
    });
  });

  test('sets one cell with the thinnest brush, wherever in the cell it starts', () => {
    expect(painted({ from: [8.9, 0.1], to: [8.9, 0.1], radius: 0, value: 1 })[0]).toBe('000000001');
  });

  test('leaves out what lies beyond the plane', () => {
    expect(painted({ from: [-2, 3.5], to: [20, 3.5], radius: 0.5, value: 1 }).join('')).toBe(
      `${'0'.repeat(27)}${'1'.repeat(9)}${'0'.repeat(27)}`,
    );
    expect(painted({ from: [-5, -5], to: [-5, 20], radius: 2, value: 1 }).join('')).toBe('0'.repeat(63));
  });

  test('refuses other sizes and places that are not finite', () => {
    const stroke = { from: [0, 0], to: [1, 1], radius: 1, value: 1 } as const;
    expect(() => paintStroke(new Uint8Array(5), shape, stroke)).toThrow(
      'values must be [7, 9], 63 numbers, got 5',
    );
    expect(() => paintStroke(new Uint8Array(63), shape, { ...stroke, radius: Number.NaN })).toThrow('finite');
  });
});
