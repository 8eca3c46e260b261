import type { DecodedVolume, DecodeVolumeOptions } from './decodedVolume.ts';
import { isMgh } from './mgh/decodeHeader.ts';
import { decodeMgh } from './mgh/decodeMgh.ts';
import { decodeNifti } from './nifti/decodeNifti.ts';
import { volumeStart } from './volumeContent.ts';

/**
 * Decodes a volume of a NIfTI, MGH or MGZ file, recognised by its first bytes.
 *
 * @throws TypeError or RangeError as `decodeMgh` does if the file starts like MGH, else as `decodeNifti` does.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { colinBrain, decodeVolume } from '@fourier-features/datasets';
 *
 * const bytes = await readFile(colinBrain().url); // or any .nii, .nii.gz, .mgh or .mgz file
 * const { values, shape, report } = await decodeVolume(bytes);
 * ```
 */
export async function decodeVolume(
  bytes: Uint8Array,
  options: DecodeVolumeOptions = {},
): Promise<DecodedVolume> {
  const start = await volumeStart(bytes).catch(() => undefined);
  return start && isMgh(start) ? decodeMgh(bytes, options) : decodeNifti(bytes, options);
}
