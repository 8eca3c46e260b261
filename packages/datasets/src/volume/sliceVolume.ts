import { checkVolume, spacingOf, type Volume } from './volume.ts';

export interface SliceVolumeOptions {
  /** Axis across which to slice; default z. */
  readonly axis?: 'x' | 'y' | 'z';
  /** Index of the slice along that axis, from 0; default the middle one, ⌊n/2⌋. */
  readonly index?: number;
}

/**
 * Extracts one slice of a volume, as a volume of depth 1 that stays where the slice is in space.
 *
 * Across z rows are y and columns x, across y rows are z and columns x, across x rows are z and columns y. Rows keep the
 * order of the volume: the first is the one of the lowest index. The third column of the affine transform is the axis
 * sliced across.
 *
 * @returns `[1, height, width]`.
 * @throws RangeError if the axis or the index does not exist, or values and shape disagree.
 *
 * @example
 * ```ts
 * import { sliceVolume, unitVolume } from '@fourier-features/datasets';
 *
 * const volume = unitVolume({ values: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7), shape: [2, 2, 2] });
 * const { values, shape } = sliceVolume(volume, { axis: 'y', index: 0 }); // 0, 1, 4, 5
 * ```
 */
export function sliceVolume(volume: Volume, { axis = 'z', index }: SliceVolumeOptions = {}): Volume {
  checkVolume('sliceVolume', volume);
  const [depth, rows, columns] = volume.shape;
  const sides = { x: columns, y: rows, z: depth };
  if (!Object.hasOwn(sides, axis)) throw new RangeError(`sliceVolume: axis must be x, y or z, got ${axis}`);
  const at = index ?? Math.floor(sides[axis] / 2);
  if (!Number.isInteger(at) || at < 0 || at >= sides[axis]) {
    throw new RangeError(
      `sliceVolume: index must be an integer from 0 to ${sides[axis] - 1} across ${axis}, got ${at}`,
    );
  }
  const strides = { x: 1, y: columns, z: columns * rows };
  const across = axis === 'x' ? 'y' : 'x';
  const down = axis === 'z' ? 'y' : 'z';
  const [width, height] = [sides[across], sides[down]];
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const voxel = at * strides[axis] + row * strides[down] + column * strides[across];
      values[row * width + column] = volume.values[voxel]!;
    }
  }
  const affine = slicedAffine(volume.affine, [across, down, axis], at);
  return { values, shape: [1, height, width], spacing: spacingOf(affine), affine };
}

/** Returns the affine transform with its columns in the order of `axes`, its origin moved along the last to `index`. */
function slicedAffine(
  affine: readonly number[],
  axes: readonly ('x' | 'y' | 'z')[],
  index: number,
): readonly number[] {
  const row = (r: number): readonly number[] => {
    const columns = axes.map((axis) => affine[4 * r + 'xyz'.indexOf(axis)]!);
    return [...columns, affine[4 * r + 3]! + index * columns[2]!];
  };
  return [...row(0), ...row(1), ...row(2), 0, 0, 0, 1];
}
