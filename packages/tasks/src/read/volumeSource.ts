import {
  type DecodedVolume,
  type DicomFile,
  decodeDicom,
  decodeVolume,
  isDicom,
  NonFiniteError,
} from '@fourier-features/datasets';
import { sha256 } from '../sha256.ts';
import { InputError } from '../words.ts';

/** The bytes of a NIfTI, MGH or MGZ file, or of a single DICOM slice; or the files of a DICOM series. */
export type VolumeSource = Uint8Array | readonly DicomFile[];

export interface DecodeSourceOptions {
  /** Index of the volume in a file that holds several; 0 by default. */
  volume?: number | undefined;
  /** Treatment of values that are not finite: `refuse` the file, the default, or replace them by `zero`. */
  nonFinite?: 'refuse' | 'zero' | undefined;
  maxVoxels?: number | undefined;
}

/**
 * Decodes a volume, in the name of a reader.
 *
 * @throws InputError if values are not finite or a series is asked for another volume; RangeError as the decoder does.
 */
export async function decodeSource(
  reader: string,
  source: VolumeSource,
  { volume = 0, nonFinite = 'refuse', maxVoxels }: DecodeSourceOptions,
): Promise<DecodedVolume> {
  const options = { nonFinite, ...(maxVoxels === undefined ? {} : { maxVoxels }) };
  try {
    if (source instanceof Uint8Array && !isDicom(source)) {
      return await decodeVolume(source, { ...options, volume });
    }
    if (volume !== 0) {
      throw new InputError(
        reader,
        `{volume} must be 0 for DICOM, which is read as one volume, got ${volume}`,
      );
    }
    const files = source instanceof Uint8Array ? [{ name: 'the file', bytes: source }] : source;
    return await decodeDicom(files, options);
  } catch (error) {
    const cause = (error as Error).cause;
    if (!(cause instanceof NonFiniteError)) throw error;
    throw new InputError(reader, `${cause.problem}. Pass {nonFinite} zero to replace them with 0.`);
  }
}

/** Returns the SHA-256 of a file, or of the sorted hashes of a series, whose names and order mean nothing. */
export async function sourceHash(source: VolumeSource): Promise<string> {
  if (source instanceof Uint8Array) return sha256(source);
  const hashes = await Promise.all(source.map(({ bytes }) => sha256(bytes)));
  return sha256(new TextEncoder().encode(hashes.sort().join('')));
}
