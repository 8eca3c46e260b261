import type { Volume } from '@fourier-features/datasets';

/** Returns the position, in mm, of a point in voxel indices (column, row, slice). */
export function place({ affine }: Pick<Volume, 'affine'>, index: readonly number[]): number[] {
  return [0, 4, 8].map(
    (row) => affine[row + 3]! + index.reduce((sum, i, axis) => sum + affine[row + axis]! * i, 0),
  );
}
