import { checkVolume, type Volume } from './volume.ts';

export interface SliceVolumeOptions {
  /** The axis to look along. */
  axis: 'x' | 'y' | 'z';
  /** Which voxel along it, from 0. */
  index: number;
}

/** One plane of a volume, as a grey picture. */
export interface VolumeSlice {
  width: number;
  height: number;
  channels: 1;
  /** `[height, width]`, as they are in the volume. */
  values: Float32Array;
}

/**
 * The plane of a volume at one index: along z rows are y and columns x, along y rows are z and columns x, along x rows
 * are z and columns y. Rows go up in index from the first, nothing is flipped.
 *
 * @throws RangeError if there is no such axis or plane, or values and shape disagree.
 */
export function sliceVolume(
  volume: Pick<Volume, 'values' | 'shape'>,
  { axis, index }: SliceVolumeOptions,
): VolumeSlice {
  checkVolume('sliceVolume', volume);
  const [depth, rows, columns] = volume.shape;
  const strides = { x: 1, y: columns, z: columns * rows };
  const sides = { x: columns, y: rows, z: depth };
  if (!Object.hasOwn(sides, axis)) throw new RangeError(`sliceVolume: axis must be x, y or z, got ${axis}`);
  if (!Number.isInteger(index) || index < 0 || index >= sides[axis]) {
    throw new RangeError(
      `sliceVolume: index must be a whole number from 0 to ${sides[axis] - 1} along ${axis}, got ${index}`,
    );
  }
  const across = axis === 'x' ? 'y' : 'x';
  const down = axis === 'z' ? 'y' : 'z';
  const [width, height] = [sides[across], sides[down]];
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const voxel = index * strides[axis] + row * strides[down] + column * strides[across];
      values[row * width + column] = volume.values[voxel]!;
    }
  }
  return { width, height, channels: 1, values };
}
