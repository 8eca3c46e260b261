import { readVolume, readVolumeSlice, sliceOfVolume } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { writeNifti } from '../writeNifti.ts';

/** 3 columns, 4 rows, 5 slices; every voxel has its own value. */
const bytes = writeNifti({
  dim: [3, 4, 5, 1],
  voxels: Array.from({ length: 60 }, (_, i) => i + 1),
  rows: [2, 0.5, 0, -10, -0.25, 3, 0.125, 20, 0, 0.75, 4, 30],
});
const volume = await readVolume(bytes, { name: 'head' });

describe('sliceOfVolume(volume, options)', () => {
  test.each([{}, { axis: 'x', slice: 0 }, { axis: 'y', slice: 3, size: 2 }, { slice: 4 }] as const)(
    'returns what readVolumeSlice reads of the file, with %o',
    async (options) => {
      expect(sliceOfVolume(volume, options)).toEqual(
        await readVolumeSlice(bytes, { name: 'head', ...options }),
      );
    },
  );

  test('refuses slices that do not exist', () => {
    expect(() => sliceOfVolume(volume, { axis: 'x', slice: 3 })).toThrow(
      'sliceOfVolume: slice must be an integer from 0 to 2 across x, got 3',
    );
  });
});
