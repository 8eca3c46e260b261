import { sliceVolume, type Volume } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { place } from './place.ts';

/** 2 × 3 × 4 voxels of value 100 z + 10 y + x; x runs along the third axis of space, y down the first, z up the second. */
const volume: Volume = {
  values: Float32Array.from(
    { length: 24 },
    (_, i) => 100 * Math.floor(i / 12) + 10 * (Math.floor(i / 4) % 3) + (i % 4),
  ),
  shape: [2, 3, 4],
  spacing: [2, 3, 5],
  affine: [0, -3, 0, 10, 0, 0, 5, 20, 2, 0, 0, 30, 0, 0, 0, 1],
};

describe('sliceVolume(volume, { axis, index })', () => {
  test.each([
    ['z', 1, [1, 3, 4], [100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123]],
    ['y', 2, [1, 2, 4], [20, 21, 22, 23, 120, 121, 122, 123]],
    ['x', 3, [1, 2, 3], [3, 13, 23, 103, 113, 123]],
  ] as const)('across %s has the voxels of that index', (axis, index, shape, expected) => {
    const slice = sliceVolume(volume, { axis, index });
    expect(slice.shape).toEqual(shape);
    expect([...slice.values]).toEqual(expected);
  });

  // columns of the volume's affine: x (0, 0, 2), y (−3, 0, 0), z (0, 5, 0), origin (10, 20, 30)
  test.each([
    ['z', 1, [2, 3, 5], [0, -3, 0, 10, 0, 0, 5, 25, 2, 0, 0, 30, 0, 0, 0, 1]],
    ['y', 2, [2, 5, 3], [0, 0, -3, 4, 0, 5, 0, 20, 2, 0, 0, 30, 0, 0, 0, 1]],
    ['x', 3, [3, 5, 2], [-3, 0, 0, 10, 0, 5, 0, 20, 0, 0, 2, 36, 0, 0, 0, 1]],
  ] as const)('across %s has the affine transform computed by hand', (axis, index, spacing, affine) => {
    const slice = sliceVolume(volume, { axis, index });
    expect(slice.affine).toEqual(affine);
    expect(slice.spacing).toEqual(spacing);
  });

  test.each([
    ['z', ([column, row]: number[]) => [column, row, 1]],
    ['y', ([column, row]: number[]) => [column, 1, row]],
    ['x', ([column, row]: number[]) => [1, column, row]],
  ] as const)('across %s leaves every voxel in its place, in sheared space too', (axis, indexInVolume) => {
    const affine = [1.5, -0.25, 0.5, 3, 0.125, 2, -1, 7, 0.75, 0.5, 4, -2, 0, 0, 0, 1];
    const sheared = { ...volume, affine };
    const slice = sliceVolume(sheared, { axis, index: 1 });
    for (const at of [
      [0, 0],
      [1, 0],
      [0, 1],
      [2, 1],
    ])
      expect(place(slice, [...at, 0])).toEqual(place(sheared, indexInVolume(at) as number[]));
  });

  test('takes the middle slice across z by default', () => {
    expect(sliceVolume(volume)).toEqual(sliceVolume(volume, { axis: 'z', index: 1 }));
    expect(sliceVolume(volume, { axis: 'y' })).toEqual(sliceVolume(volume, { axis: 'y', index: 1 }));
    expect(sliceVolume(volume, { axis: 'x' })).toEqual(sliceVolume(volume, { axis: 'x', index: 2 }));
  });

  test.each([2, -1, 0.5])('refuses index %d of 2', (index) => {
    expect(() => sliceVolume(volume, { axis: 'z', index })).toThrow(
      `sliceVolume: index must be an integer from 0 to 1 across z, got ${index}`,
    );
  });

  test('refuses an unknown axis and values that do not match the shape', () => {
    expect(() => sliceVolume(volume, { axis: 't' as 'z' })).toThrow('must be x, y or z, got t');
    expect(() => sliceVolume({ ...volume, shape: [2, 3, 5] })).toThrow('= 2 × 3 × 5 = 30 numbers, got 24');
  });
});
