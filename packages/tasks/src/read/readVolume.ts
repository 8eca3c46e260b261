import { decodeNifti, resizeToLongestSide, type Volume } from '@fourier-features/datasets';
import { sha256 } from '../sha256.ts';
import type { VolumeInput } from './volumeInput.ts';

export interface ReadVolumeOptions {
  /** Name of the volume, without an extension. */
  name: string;
  /** Voxels along the longest side, reduced by area averaging; as it is by default. */
  size?: number | undefined;
  /** Index of the volume in a file that holds several; 0 by default. */
  volume?: number | undefined;
  /** Largest number of voxels in the file's volume; 2^27 by default. */
  maxVoxels?: number | undefined;
}

/** Largest number of voxels of a volume, by default: 2^27. */
const MAX_VOXELS = 2 ** 27;

/**
 * Reads a NIfTI volume.
 *
 * @throws Error if the bytes are not a volume or are damaged; RangeError if it is too large.
 * @example
 * import { encodeNifti } from '@fourier-features/datasets';
 * import { readVolume, simulateMri } from '@fourier-features/tasks';
 *
 * const values = Float32Array.from({ length: 8 * 16 * 16 }, (_, i) => i % 16);
 * const bytes = await encodeNifti({ values, shape: [8, 16, 16] }); // or any .nii or .nii.gz file
 * const input = simulateMri(await readVolume(bytes, { name: 'head', size: 8 }));
 */
export async function readVolume(
  bytes: Uint8Array,
  { name, size, volume: index = 0, maxVoxels = MAX_VOXELS }: ReadVolumeOptions,
): Promise<VolumeInput> {
  const { values, shape, spacing, affine } = await decodeNifti(bytes, {
    volume: index,
    maxVoxels,
  });
  const volume: Volume = { values, shape, spacing, affine };
  return {
    name,
    sha256: await sha256(bytes),
    volume: size === undefined ? volume : resizeToLongestSide(volume, size),
    settings: { size: size ?? null, volume: index },
  };
}
