import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { readVolumeSlice } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { place } from '../place.ts';
import { type NiftiFile, writeNifti } from '../writeNifti.ts';

/** 3 columns, 4 rows, 5 slices, then another volume; every voxel has its own value. */
const file: NiftiFile = {
  dim: [3, 4, 5, 2],
  voxels: Array.from({ length: 120 }, (_, i) => i + 1),
  // Sheared and turned, so that a mistake along any axis shows.
  rows: [2, 0.5, 0, -10, -0.25, 3, 0.125, 20, 0, 0.75, 4, 30],
};
const bytes = writeNifti(file);
const voxelAt = (x: number, y: number, z: number): number => file.voxels[(z * 4 + y) * 3 + x]!;

/** Index of the voxel with a value, in the first volume. */
function indexOf(value: number): [x: number, y: number, z: number] {
  const i = value - 1;
  return [i % 3, Math.floor(i / 3) % 4, Math.floor(i / 12)];
}

describe('readVolumeSlice(bytes, options)', () => {
  test('returns the middle slice upright: the last row of the volume is the top one', async () => {
    const { values, shape, volume } = await readVolumeSlice(bytes, { name: 'head' });
    expect(shape).toEqual([4, 4]);
    const { floor, range } = volume!.valueRange;
    const restored = Array.from(values, (value) => Math.round(floor + range * value));
    // 3 columns padded to 4: the odd column goes to the end.
    const rows = [3, 2, 1, 0].map((y) => [0, 1, 2].map((x) => voxelAt(x, y, 2)).concat(0));
    expect(restored).toEqual(rows.flat());
  });

  test.each(['x', 'y', 'z'] as const)('keeps every voxel where it is in space, across %s', async (axis) => {
    const { values, shape, volume } = await readVolumeSlice(bytes, { name: 'head', axis, slice: 1 });
    const { floor, range } = volume!.valueRange;
    const [height, width] = shape;
    let found = 0;
    values.forEach((value, i) => {
      const restored = Math.round(floor + range * value);
      if (restored === 0) return;
      found++;
      const here = place(volume!.affine, [i % width, Math.floor(i / width), 0]);
      place(file.rows, indexOf(restored)).forEach((coordinate, k) => {
        expect(here[k]).toBeCloseTo(coordinate, 4);
      });
    });
    expect(volume!.shape).toEqual([1, height, width]);
    expect(found).toBe({ x: 20, y: 15, z: 12 }[axis]);
  });

  test('reduces by area averaging about the same centre', async () => {
    const whole = await readVolumeSlice(bytes, { name: 'head' });
    const half = await readVolumeSlice(bytes, { name: 'head', size: 2 });
    const block = [0, 1, 4, 5].reduce((sum, i) => sum + whole.values[i]! / 4, 0);
    expect(half.values[0]).toBeCloseTo(block, 6);
    const middle = (n: number): number[] => [(n - 1) / 2, (n - 1) / 2, 0];
    place(half.volume!.affine, middle(2)).forEach((coordinate, k) => {
      expect(coordinate).toBeCloseTo(place(whole.volume!.affine, middle(4))[k]!, 5);
    });
  });

  test('reads another volume of the file, compressed or not, and says how', async () => {
    const options = { name: 'head', axis: 'y', slice: 3, volume: 1 } as const;
    const plain = await readVolumeSlice(bytes, options);
    const packed = await readVolumeSlice(gzipSync(bytes), options);
    expect(packed.values).toEqual(plain.values);
    expect(plain.volume!.valueRange.range).toBe(Math.max(...file.voxels));
    expect(plain.settings).toEqual({
      size: null,
      slice: 3,
      axis: 'y',
      volume: 1,
      nonFinite: 'refuse',
    });
    expect(plain.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('refuses slices that do not exist and volumes without a positive value', async () => {
    await expect(readVolumeSlice(bytes, { name: 'head', slice: 5 })).rejects.toThrow(
      'readVolumeSlice: slice must be an integer from 0 to 4 across z, got 5',
    );
    const empty = writeNifti({ ...file, voxels: file.voxels.map(() => 0) });
    await expect(readVolumeSlice(empty, { name: 'head' })).rejects.toThrow('one of them above 0');
    await expect(readVolumeSlice(new Uint8Array(9), { name: 'head' })).rejects.toThrow('NIfTI');
  });
});
