import { seededRandom } from '@fourier-features/core';
import * as mri from '@fourier-features/mri';
import { describe, expect, test } from 'vitest';

describe('dcCentred(values, shape, parts)', () => {
  test('moves DC to the middle, and frequencies in order around it', () => {
    // Frequencies 0, 1, 2, −2, −1 and 0, 1, −2, −1, as 10·row + column.
    const [rows, columns] = [
      [0, 1, 2, -2, -1],
      [0, 1, -2, -1],
    ];
    const values = rows!.flatMap((row) => columns!.map((column) => 10 * row + column));
    const expected = [-2, -1, 0, 1, 2].flatMap((row) => [-2, -1, 0, 1].map((column) => 10 * row + column));
    expect([...mri.dcCentred(values, [5, 4], 1)]).toEqual(expected);
  });

  test.each([[[4, 6]], [[5, 3]], [[3, 4, 5]]])('is undone by dcFirst at shape %o, coil by coil', (shape) => {
    const size = shape.reduce((product, side) => product * side, 1);
    const values = seededRandom(1).uniforms(3 * size * 2);
    expect(mri.dcFirst(mri.dcCentred(values, shape, 2), shape, 2)).toEqual(values);
  });

  test('refuses arrays of another size', () => {
    expect(() => mri.dcCentred(new Float32Array(7), [2, 2], 1)).toThrow(
      new RangeError('dcCentred: values must be [..., 2, 2, 1], a multiple of 4 numbers, got 7'),
    );
    expect(() => mri.dcCentred([], [2, 2], 1)).toThrow(RangeError);
  });
});
