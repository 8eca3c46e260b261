import { sliceVolume, type Volume } from '@fourier-features/datasets';
import { InputError } from '../words.ts';

export interface SlicedVolumeOptions {
  readonly axis: 'x' | 'y' | 'z';
  /** Index of the slice; the middle one if undefined. */
  readonly slice: number | undefined;
}

/**
 * Returns one slice of a volume, as `sliceVolume` does.
 *
 * @param reader name of the function that refuses.
 * @throws InputError if there is no such slice.
 */
export function slicedVolume(reader: string, volume: Volume, { axis, slice }: SlicedVolumeOptions): Volume {
  const [depth, rows, columns] = volume.shape;
  const last = { x: columns, y: rows, z: depth }[axis] - 1;
  if (slice !== undefined && !(Number.isInteger(slice) && slice >= 0 && slice <= last))
    throw new InputError(reader, `{slice} must be an integer from 0 to ${last} across ${axis}, got ${slice}`);
  return sliceVolume(volume, slice === undefined ? { axis } : { axis, index: slice });
}
