import { gunzip, gunzipStart, isGzip } from '../../gunzip.ts';
import { MAX_FILE_BYTES, MAX_NIFTI_TRAILER_BYTES, MAX_VOXELS } from '../../limits.ts';
import { reasonOf } from '../../reasonOf.ts';
import { spacingOf, type Volume } from '../volume.ts';
import { type DecodedHeader, decodeHeader } from './decodeHeader.ts';
import { decodeVoxels, type NonFinite } from './decodeVoxels.ts';
import { niftiAffine } from './niftiAffine.ts';
import { NIFTI_TYPES, type NiftiType, niftiType } from './niftiTypes.ts';

export interface DecodeNiftiOptions {
  /** Index of the volume in a 4-D file, from 0; default 0. */
  readonly volume?: number;
  /** Treatment of NaN and infinities: refuse the file (default) or replace them with 0. */
  readonly nonFinite?: NonFinite;
  /** Largest number of voxels in a volume; 2^28 by default. Each takes 4 bytes. */
  readonly maxVoxels?: number;
}

/** Bytes from which any header is decoded. */
const LONGEST_HEADER = 1024;

/** A volume and the facts of its file. */
export interface DecodedVolume extends Volume {
  /** Number type of the voxels in the file. */
  readonly dataType: NiftiType;
  /** Number of volumes in the file: the length of its fourth dimension. */
  readonly volumeCount: number;
}

/**
 * Decodes a volume of a NIfTI-1 or NIfTI-2 file, optionally compressed with gzip: value = slope · voxel + intercept, as a
 * 32-bit float.
 *
 * Supports all integers and floats up to 64 bits in both byte orders; a 2-D image becomes a volume of depth 1. The affine
 * transform is the sform if present, else the qform, else the voxel sizes, in mm.
 *
 * @param bytes a complete file, of at most `maxVoxels` voxels in a volume and, if it is compressed, 1 GiB after
 * decompression.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError with a message of one line if the file is not NIfTI, truncated, damaged, half of a pair, has more
 * than four dimensions, complex numbers or colours, or values that are not finite, or if the volume does not exist.
 * @see https://nifti.nimh.nih.gov/nifti-1, https://nifti.nimh.nih.gov/nifti-2
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { colinBrain, decodeNifti } from '@fourier-features/datasets';
 *
 * const bytes = await readFile(colinBrain().url); // or any .nii or .nii.gz file
 * const { values, shape, spacing, affine } = await decodeNifti(bytes);
 * ```
 */
export async function decodeNifti(
  bytes: Uint8Array,
  { volume = 0, nonFinite = 'refuse', maxVoxels = MAX_VOXELS }: DecodeNiftiOptions = {},
): Promise<DecodedVolume> {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `decodeNifti: bytes must be a Uint8Array, the content of a .nii or .nii.gz file, got ${typeof bytes}`,
    );
  }
  try {
    return await decode(bytes, { volume, nonFinite, maxVoxels });
  } catch (cause) {
    throw new RangeError(`decodeNifti: ${reasonOf(cause)}`, { cause });
  }
}

async function decode(
  bytes: Uint8Array,
  { volume, nonFinite, maxVoxels }: Required<DecodeNiftiOptions>,
): Promise<DecodedVolume> {
  const zipped = isGzip(bytes);
  const layout = await layoutOf(zipped ? await gunzipStart(bytes, LONGEST_HEADER) : bytes, maxVoxels);
  const { dataType, shape, volumeCount, start, needed, read } = layout;
  if (!Number.isInteger(volume) || volume < 0 || volume >= volumeCount) {
    const has = volumeCount === 1 ? '1 volume, 0' : `${volumeCount} volumes, 0 to ${volumeCount - 1}`;
    throw new RangeError(`volume must be in the file, which has ${has}; got ${volume}`);
  }
  const maxBytes = Math.min(MAX_FILE_BYTES, needed + MAX_NIFTI_TRAILER_BYTES);
  const content = zipped ? await gunzip(bytes, { maxBytes }) : bytes;
  if (content.length < needed) {
    throw new RangeError(
      `truncated: the file must have ${needed} bytes by its header, got ${content.length}`,
    );
  }
  const { header } = read;
  const voxels = shape[0] * shape[1] * shape[2];
  const values = decodeVoxels(content.subarray(start + volume * voxels * NIFTI_TYPES[dataType].bytes), {
    count: voxels,
    dataType,
    littleEndian: header.littleEndian,
    slope: header.scl_slope,
    intercept: header.scl_inter,
    width: shape[2],
    height: shape[1],
    nonFinite,
  });
  const affine = niftiAffine(read);
  return { values, shape, spacing: spacingOf(affine), affine, dataType, volumeCount };
}

/** Where the voxels of a file are. */
interface Layout {
  readonly read: DecodedHeader;
  readonly dataType: NiftiType;
  readonly shape: Volume['shape'];
  readonly volumeCount: number;
  /** Start of the voxels, in bytes. */
  readonly start: number;
  /** Size of the file, in bytes. */
  readonly needed: number;
}

/** Returns the layout that a header states. @throws RangeError if it is not that of a volume within the limits. */
async function layoutOf(bytes: Uint8Array, maxVoxels: number): Promise<Layout> {
  const read = await decodeHeader(bytes);
  const { header, headerBytes } = read;
  const dataType = niftiType(header.datatypeCode);
  const { shape, volumeCount } = gridOf(header.dims, maxVoxels);
  const start = header.vox_offset;
  if (!Number.isInteger(start) || start < headerBytes) {
    throw new RangeError(`voxels must start after the header, at a byte from ${headerBytes}, got ${start}`);
  }
  const needed = start + shape[0] * shape[1] * shape[2] * volumeCount * NIFTI_TYPES[dataType].bytes;
  return { read, dataType, shape, volumeCount, start, needed };
}

/** Converts NIfTI dimensions. @throws RangeError if they are not those of a volume or a sequence of volumes. */
function gridOf(dims: readonly number[], maxVoxels: number): { shape: Volume['shape']; volumeCount: number } {
  const rank = dims[0]!;
  if (rank < 1 || rank > 7) throw new RangeError(`the file must have 1 to 7 dimensions, got ${rank}`);
  const sides = dims.slice(1, rank + 1);
  const [width = 1, height = 1, depth = 1, volumeCount = 1, ...more] = sides;
  if (sides.some((side) => side < 1)) {
    throw new RangeError(`dimensions must be positive, in voxels, got ${sides.join(' × ')}`);
  }
  if (more.some((side) => side > 1)) {
    throw new RangeError(
      `the file must have at most 4 dimensions, got ${sides.join(' × ')}. Split it first.`,
    );
  }
  if (width * height * depth > maxVoxels) {
    throw new RangeError(
      `a volume must have at most ${maxVoxels} voxels, got ${[width, height, depth].join(' × ')}`,
    );
  }
  return { shape: [depth, height, width], volumeCount };
}
