import { padToSquare, resizeVolume, type Volume } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { place } from './place.ts';

const affine = [2, 0, 0, 10, 0, 3, 0, 20, 0, 0, 5, 30, 0, 0, 0, 1];
const volumeOf = (shape: Volume['shape'], values: readonly number[]): Volume => ({
  values: Float32Array.from(values),
  shape,
  spacing: [2, 3, 5],
  affine,
});

describe('padToSquare(volume, side)', () => {
  test('adds rows above and below, the odd one below', () => {
    const { values, shape, affine: moved, spacing } = padToSquare(volumeOf([1, 1, 4], [1, 2, 3, 4]));
    expect(shape).toEqual([1, 4, 4]);
    expect([...values]).toEqual([0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0]);
    // one row of 3 mm above
    expect(moved).toEqual(affine.with(7, 17));
    expect(spacing).toEqual([2, 3, 5]);
  });

  test('adds columns on both sides of every slice', () => {
    const { values, shape, affine: moved } = padToSquare(volumeOf([2, 3, 1], [1, 2, 3, 4, 5, 6]));
    expect(shape).toEqual([2, 3, 3]);
    expect([...values]).toEqual([0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0, 5, 0, 0, 6, 0]);
    // one column of 2 mm on the left
    expect(moved).toEqual(affine.with(3, 8));
  });

  test('leaves every voxel in its place, in sheared space too', () => {
    const sheared = [1.5, -0.25, 0.5, 3, 0.125, 2, -1, 7, 0.75, 0.5, 4, -2, 0, 0, 0, 1];
    const plane = { ...volumeOf([1, 2, 7], new Array(14).fill(1)), affine: sheared };
    for (const [column, row] of [
      [0, 0],
      [6, 1],
    ] as const)
      expect(place(padToSquare(plane), [column, row + 2, 0])).toEqual(place(plane, [column, row, 0]));
  });

  test('resizes the square and keeps its corners in place', () => {
    const plane = volumeOf(
      [1, 3, 8],
      Array.from({ length: 24 }, (_, i) => (i * 7) % 5),
    );
    const padded = padToSquare(plane);
    const resized = padToSquare(plane, 6);
    expect(resized.shape).toEqual([1, 6, 6]);
    expect(resized.values).toEqual(resizeVolume(padded, [1, 6, 6]).values);
    expect(resized.spacing).toEqual([(2 * 8) / 6, (3 * 8) / 6, 5].map((size) => expect.closeTo(size)));
    for (const [column, row] of [
      [0, 0],
      [6, 0],
      [0, 6],
      [6, 6],
    ] as const) {
      const corner = place(resized, [column - 0.5, row - 0.5, 0]);
      const [x, y] = [(column * 8) / 6 - 0.5, (row * 8) / 6 - 0.5];
      expect(corner).toEqual(place(padded, [x, y, 0]).map((at) => expect.closeTo(at)));
    }
  });

  test('copies what is square', () => {
    const square = volumeOf([1, 2, 2], [1, 2, 3, 4]);
    expect(padToSquare(square)).toEqual(square);
    expect(padToSquare(square).values).not.toBe(square.values);
  });

  test.each([0, 1.5, NaN])('refuses side %d', (side) => {
    expect(() => padToSquare(volumeOf([1, 1, 1], [1]), side)).toThrow(
      `padToSquare: side must be a positive integer, in voxels, got ${side}`,
    );
  });

  test('refuses values that do not match the shape', () => {
    expect(() => padToSquare(volumeOf([1, 2, 2], [1]))).toThrow('padToSquare: values must hold');
  });
});
