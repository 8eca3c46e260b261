import { sliceVolume } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

// every voxel says where it is: 100 z + 10 y + x
const shape: [number, number, number] = [2, 3, 4];
const values = Float32Array.from({ length: 24 }, (_, i) => {
  return 100 * Math.floor(i / 12) + 10 * (Math.floor(i / 4) % 3) + (i % 4);
});

describe('sliceVolume(volume, { axis, index })', () => {
  test.each([
    ['z', 1, 4, 3, [100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123]],
    ['y', 2, 4, 2, [20, 21, 22, 23, 120, 121, 122, 123]],
    ['x', 3, 3, 2, [3, 13, 23, 103, 113, 123]],
  ] as const)('along %s is the plane of that index', (axis, index, width, height, expected) => {
    expect(sliceVolume({ values, shape }, { axis, index })).toEqual({
      width,
      height,
      channels: 1,
      values: Float32Array.from(expected),
    });
  });

  test('refuses other axes and planes', () => {
    expect(() => sliceVolume({ values, shape }, { axis: 'z', index: 2 })).toThrow(
      'sliceVolume: index must be a whole number from 0 to 1 along z, got 2',
    );
    expect(() => sliceVolume({ values, shape }, { axis: 't' as 'z', index: 0 })).toThrow(
      'must be x, y or z, got t',
    );
  });
});
