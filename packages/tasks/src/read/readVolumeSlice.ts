import type { SliceInput } from './sliceInput.ts';
import { type SliceOfVolumeOptions, slicedInput } from './sliceOfVolume.ts';
import { volumeDoubts } from './volumeDoubts.ts';
import { type DecodeSourceOptions, decodeSource, sourceHash, type VolumeSource } from './volumeSource.ts';

export interface ReadVolumeSliceOptions
  extends Pick<DecodeSourceOptions, 'volume' | 'nonFinite'>,
    SliceOfVolumeOptions {
  /** Name of the volume, without an extension. */
  name: string;
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
  { name, size, slice, axis, volume: index = 0, nonFinite = 'refuse' }: ReadVolumeSliceOptions,
): Promise<SliceInput> {
  const volume = await decodeSource('readVolumeSlice', source, { volume: index, nonFinite });
  const { warnings, notes } = volumeDoubts(volume);
  const read = { name, sha256: await sourceHash(source), volume, warnings, notes };
  return slicedInput(
    'readVolumeSlice',
    { ...read, settings: { volume: index, nonFinite } },
    { size, slice, axis },
  );
}
