import { padToSquare, sliceVolume, toUnitRange } from '@fourier-features/datasets';
import { flipRows } from './flipRows.ts';
import type { SliceInput } from './sliceInput.ts';
import { volumeDoubts } from './volumeDoubts.ts';
import { type DecodeSourceOptions, decodeSource, sourceHash, type VolumeSource } from './volumeSource.ts';

export interface ReadVolumeSliceOptions extends Pick<DecodeSourceOptions, 'volume' | 'nonFinite'> {
  /** Name of the volume, without an extension. */
  name: string;
  /** Pixels along each side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
  /** Index of the slice; the middle one by default. */
  slice?: number | undefined;
  /** Axis across which the volume is sliced; `z` by default. */
  axis?: 'x' | 'y' | 'z' | undefined;
}

/**
 * Reads a slice of a volume, of a NIfTI, MGH or MGZ file or of the files of a DICOM series, scaled to [0, 1] and padded with
 * zeros to a square.
 *
 * @throws Error if the bytes are not a volume or are damaged; InputError if values are not finite; RangeError if it has no
 * such slice, or no value above 0.
 * @example
 * import { encodeNifti } from '@fourier-features/datasets';
 * import { readVolumeSlice, simulateCt } from '@fourier-features/tasks';
 *
 * const values = Float32Array.from({ length: 8 * 16 * 16 }, (_, i) => i % 16);
 * const bytes = await encodeNifti({ values, shape: [8, 16, 16] }); // or any .nii, .nii.gz, .mgh or .mgz file
 * const input = simulateCt(await readVolumeSlice(bytes, { name: 'head', slice: 4 }));
 */
export async function readVolumeSlice(
  source: VolumeSource,
  { name, size, slice, axis = 'z', volume: index = 0, nonFinite = 'refuse' }: ReadVolumeSliceOptions,
): Promise<SliceInput> {
  const volume = await decodeSource('readVolumeSlice', source, { volume: index, nonFinite });
  const plane = sliceVolume(volume, { axis, ...(slice === undefined ? {} : { index: slice }) });
  const { values: unit, valueRange } = toUnitRange(plane.values);
  // Rows of volumes go up.
  const { values, shape, affine } = flipRows(padToSquare({ ...plane, values: unit }, size));
  return {
    name,
    sha256: await sourceHash(source),
    values,
    shape: [shape[1], shape[2]],
    ...volumeDoubts(volume),
    settings: { size: size ?? null, slice: slice ?? null, axis, volume: index, nonFinite },
    volume: { shape, affine, valueRange },
  };
}
