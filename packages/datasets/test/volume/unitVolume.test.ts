import { sheppLogan, unitVolume } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { place } from './place.ts';

describe('unitVolume({ values, shape })', () => {
  const values = Float32Array.of(1, 2, 3, 4, 5, 6);

  test('gives a plane depth 1 and shares its values', () => {
    const plane = unitVolume({ values, shape: [2, 3] });
    expect(plane.shape).toEqual([1, 2, 3]);
    expect(plane.values).toBe(values);
    expect(unitVolume(sheppLogan({ shape: [8, 8] })).shape).toEqual([1, 8, 8]);
  });

  test('puts voxel (i, j, k) at (i, j, k) mm', () => {
    const volume = unitVolume({ values, shape: [3, 2, 1] });
    expect(volume.shape).toEqual([3, 2, 1]);
    expect(volume.spacing).toEqual([1, 1, 1]);
    expect(place(volume, [0, 1, 2])).toEqual([0, 1, 2]);
  });

  test('refuses values that do not match the shape', () => {
    expect(() => unitVolume({ values, shape: [2, 2] })).toThrow(
      'unitVolume: values must hold depth × height × width = 1 × 2 × 2 = 4 numbers, got 6',
    );
  });
});
