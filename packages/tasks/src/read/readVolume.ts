import { resizeToLongestSide, type Volume } from '@fourier-features/datasets';
import { volumeDoubts } from './volumeDoubts.ts';
import type { VolumeInput } from './volumeInput.ts';
import { type DecodeSourceOptions, decodeSource, sourceHash, type VolumeSource } from './volumeSource.ts';

export interface ReadVolumeOptions extends DecodeSourceOptions {
  /** Name of the volume, without an extension. */
  name: string;
  /** Voxels along the longest side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
  /** Largest number of voxels in the file's volume; 2^27 by default. */
  maxVoxels?: number | undefined;
}

/** Largest number of voxels of a volume, by default: 2^27. */
const MAX_VOXELS = 2 ** 27;

/**
 * Reads a volume of a NIfTI, MGH or MGZ file, or of the files of a DICOM series.
 *
 * @throws Error if the bytes are not a volume or are damaged; InputError if values are not finite; RangeError if it is too
 * large.
 * @example
 * import { encodeNifti } from '@fourier-features/datasets';
 * import { readVolume, simulateMri } from '@fourier-features/tasks';
 *
 * const values = Float32Array.from({ length: 8 * 16 * 16 }, (_, i) => i % 16);
 * const bytes = await encodeNifti({ values, shape: [8, 16, 16] }); // or any .nii, .nii.gz, .mgh or .mgz file
 * const input = simulateMri(await readVolume(bytes, { name: 'head', size: 8 }));
 */
export async function readVolume(
  source: VolumeSource,
  { name, size, volume: index = 0, nonFinite = 'refuse', maxVoxels = MAX_VOXELS }: ReadVolumeOptions,
): Promise<VolumeInput> {
  const decoded = await decodeSource('readVolume', source, { volume: index, nonFinite, maxVoxels });
  const { values, shape, spacing, affine } = decoded;
  const volume: Volume = { values, shape, spacing, affine };
  return {
    name,
    sha256: await sourceHash(source),
    volume: size === undefined ? volume : resizeToLongestSide(volume, size),
    ...volumeDoubts(decoded),
    settings: { size: size ?? null, volume: index, nonFinite },
  };
}
