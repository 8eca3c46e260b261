import { readVolume } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { place } from '../place.ts';
import { type NiftiFile, writeNifti } from '../writeNifti.ts';

const file: NiftiFile = {
  dim: [4, 2, 2, 2],
  voxels: Array.from({ length: 32 }, (_, i) => i - 5),
  rows: [0, -2, 0, 1, 3, 0, 0, 2, 0, 0, 5, 3],
};
const bytes = writeNifti(file);

describe('readVolume(bytes, options)', () => {
  test('returns the voxels and the affine transform of the file', async () => {
    const { name, volume, settings } = await readVolume(bytes, { name: 'head' });
    expect([...volume.values]).toEqual(file.voxels.slice(0, 16));
    expect(volume.shape).toEqual([2, 2, 4]);
    expect(volume.affine.slice(0, 12)).toEqual(file.rows);
    expect([name, settings]).toEqual(['head', { size: null, volume: 0, nonFinite: 'refuse' }]);
  });

  test('reads another volume of the file', async () => {
    const { volume } = await readVolume(bytes, { name: 'head', volume: 1 });
    expect([...volume.values]).toEqual(file.voxels.slice(16));
  });

  test('reduces the longest side and keeps the middle in place', async () => {
    const { volume } = await readVolume(bytes, { name: 'head', size: 2 });
    expect(volume.shape).toEqual([1, 1, 2]);
    const mean = (columns: readonly number[]): number =>
      [0, 4, 8, 12].flatMap((row) => columns.map((x) => file.voxels[row + x]!)).reduce((a, b) => a + b) / 8;
    expect([...volume.values]).toEqual([mean([0, 1]), mean([2, 3])]);
    expect(place(volume.affine, [0.5, 0, 0])).toEqual(place(file.rows, [1.5, 0.5, 0.5]));
  });

  test('returns the same voxels for the size that the volume has', async () => {
    const whole = await readVolume(bytes, { name: 'head' });
    const { volume } = await readVolume(bytes, { name: 'head', size: 4 });
    expect(volume).toEqual(whole.volume);
  });

  test('refuses files that are truncated and sizes below 1', async () => {
    await expect(readVolume(bytes.subarray(0, 370), { name: 'head' })).rejects.toThrow('truncated');
    await expect(readVolume(bytes, { name: 'head', size: 0 })).rejects.toThrow('must be a positive integer');
  });
});
