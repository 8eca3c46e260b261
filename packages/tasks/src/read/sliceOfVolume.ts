import { padToSquare, toUnitRange } from '@fourier-features/datasets';
import { flipRows } from './flipRows.ts';
import { slicedVolume } from './slicedVolume.ts';
import type { SliceInput } from './sliceInput.ts';
import type { VolumeInput } from './volumeInput.ts';

export interface SliceOfVolumeOptions {
  /** Pixels along each side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
  /** Index of the slice; the middle one by default. */
  slice?: number | undefined;
  /** Axis across which the volume is sliced; `z` by default. */
  axis?: 'x' | 'y' | 'z' | undefined;
}

/**
 * Returns a slice of a volume that was read, scaled to [0, 1] and padded with zeros to a square: what `readVolumeSlice` reads
 * of the same file, without decoding it again.
 *
 * @throws RangeError if the volume has no such slice, or no value above 0.
 * @example
 * import { drawVolume, simulateCt, sliceOfVolume } from '@fourier-features/tasks';
 *
 * const volume = await drawVolume('shepp-logan', { size: 16 });
 * const input = simulateCt(sliceOfVolume(volume, { slice: 8 }));
 */
export function sliceOfVolume(input: VolumeInput, options: SliceOfVolumeOptions = {}): SliceInput {
  return slicedInput('sliceOfVolume', input, options);
}

/** Does the same in the name of a reader. */
export function slicedInput(
  reader: string,
  { name, sha256, volume, warnings, notes, settings }: VolumeInput,
  { size, slice, axis = 'z' }: SliceOfVolumeOptions,
): SliceInput {
  const plane = slicedVolume(reader, volume, { axis, slice });
  const { values: unit, valueRange } = toUnitRange(plane.values);
  // Rows of volumes go up.
  const { values, shape, affine } = flipRows(padToSquare({ ...plane, values: unit }, size));
  return {
    name,
    sha256,
    values,
    shape: [shape[1], shape[2]],
    warnings,
    notes,
    settings: { ...settings, size: size ?? null, slice: slice ?? null, axis },
    volume: { shape, affine, valueRange },
  };
}
