import { resizeVolume, type Volume } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { place } from './place.ts';

function volumeOf(shape: Volume['shape'], value: (index: number) => number): Volume {
  const values = Float32Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, i) => value(i));
  const affine = [2, 0, 0, -5, 0, 0, 3, 1, 0, -1, 0, 4, 0, 0, 0, 1];
  return { values, shape, spacing: [2, 1, 3], affine };
}

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('resizeVolume(volume, shape)', () => {
  test('averages 2 × 2 × 2 voxels when it halves all sides', () => {
    const volume = volumeOf([4, 2, 6], (i) => (i * 37) % 11);
    const { values, shape } = resizeVolume(volume, [2, 1, 3]);
    expect(shape).toEqual([2, 1, 3]);
    for (let z = 0; z < 2; z++) {
      for (let x = 0; x < 3; x++) {
        let sum = 0;
        for (let corner = 0; corner < 8; corner++) {
          const [dz, dy, dx] = [corner >> 2, (corner >> 1) & 1, corner & 1];
          sum += volume.values[((2 * z + dz) * 2 + dy) * 6 + 2 * x + dx]!;
        }
        expect(values[z * 3 + x]).toBeCloseTo(sum / 8, 6);
      }
    }
  });

  test('splits the middle voxel in halves when it resizes 3 to 2', () => {
    const volume = volumeOf([1, 1, 3], (i) => [3, 6, 12][i]!);
    // (3 + 6/2) / 1.5 and (6/2 + 12) / 1.5
    expect([...resizeVolume(volume, [1, 1, 2]).values]).toEqual([4, 10]);
  });

  test('preserves the mean and constants, smaller or larger', () => {
    const volume = volumeOf([5, 7, 6], (i) => Math.sin(i * i));
    for (const shape of [
      [3, 4, 5],
      [8, 3, 11],
      [1, 1, 1],
    ] as Volume['shape'][]) {
      expect(mean(resizeVolume(volume, shape).values)).toBeCloseTo(mean(volume.values), 6);
      const flat = resizeVolume(
        volumeOf([5, 7, 6], () => 0.7),
        shape,
      );
      expect(flat.values.every((value) => value === Math.fround(0.7))).toBe(true);
    }
  });

  test('covers the same box: its corners stay in place', () => {
    const volume = volumeOf([5, 7, 6], () => 0);
    const resized = resizeVolume(volume, [2, 9, 4]);
    expect(place(resized, [-0.5, -0.5, -0.5])).toEqual(
      place(volume, [-0.5, -0.5, -0.5]).map((at) => expect.closeTo(at)),
    );
    expect(place(resized, [3.5, 8.5, 1.5])).toEqual(
      place(volume, [5.5, 6.5, 4.5]).map((at) => expect.closeTo(at)),
    );
    expect(resized.spacing).toEqual([3, 7 / 9, 7.5].map((size) => expect.closeTo(size)));
  });

  test('returns a copy when the shape does not change', () => {
    const volume = volumeOf([2, 2, 2], (i) => i);
    const same = resizeVolume(volume, [2, 2, 2]);
    expect(same).toEqual(volume);
    expect(same.values).not.toBe(volume.values);
  });

  test('refuses an invalid shape', () => {
    const volume = volumeOf([2, 2, 2], (i) => i);
    expect(() => resizeVolume(volume, [0, 2, 2])).toThrow(
      'resizeVolume: shape must be [depth, height, width], positive integers of at most 268435456 voxels in all, got [0, 2, 2]',
    );
    expect(() => resizeVolume({ ...volume, values: volume.values.slice(1) }, [1, 1, 1])).toThrow(
      'numbers, got 7',
    );
  });
});
