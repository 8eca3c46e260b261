import { gunzip, isGzip } from '../../gunzip.ts';
import { MAX_VOXELS, spacingOf, type Volume } from '../volume.ts';
import { niftiAffine } from './niftiAffine.ts';
import { NIFTI_TYPES, type NiftiType, niftiType } from './niftiTypes.ts';
import { readHeader } from './readHeader.ts';
import { type NonFinite, readVoxels } from './readVoxels.ts';

export interface DecodeNiftiOptions {
  /** Which volume of a 4-D file, from 0; default 0. */
  volume?: number;
  /** What to do with NaN and infinities: refuse the file (default), or put 0 in their place. */
  nonFinite?: NonFinite;
}

/** A volume and what its file was. */
export interface DecodedVolume extends Volume {
  /** How the file stores a voxel. */
  dataType: NiftiType;
  /** How many volumes the file has: the length of its fourth dimension. */
  volumeCount: number;
}

/**
 * Reads a volume from a NIfTI-1 or NIfTI-2 file, plain or in gzip: value = slope · voxel + intercept, as a 32-bit float.
 *
 * All integers and floats up to 64 bits are read, in both byte orders; a picture becomes a volume of depth 1. The affine
 * is the sform, else the qform, else the voxel sizes, in mm.
 *
 * @param bytes a whole file: unpacked at most 1 GiB if it is in gzip, and at most 2^28 voxels in a volume.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError in one line if the file is no NIfTI, truncated, damaged, half of a pair, of more than four
 * dimensions, of complex numbers or colours, has no such volume, or values that are not finite.
 * @see https://nifti.nimh.nih.gov/nifti-1, https://nifti.nimh.nih.gov/nifti-2
 */
export async function decodeNifti(
  bytes: Uint8Array,
  { volume = 0, nonFinite = 'refuse' }: DecodeNiftiOptions = {},
): Promise<DecodedVolume> {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `decodeNifti: bytes must be a Uint8Array, the content of a .nii or .nii.gz file, got ${typeof bytes}`,
    );
  }
  try {
    return await decode(isGzip(bytes) ? await gunzip(bytes) : bytes, volume, nonFinite);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RangeError(`decodeNifti: ${cause.message}`, { cause });
  }
}

async function decode(bytes: Uint8Array, volume: number, nonFinite: NonFinite): Promise<DecodedVolume> {
  const read = await readHeader(bytes);
  const { header } = read;
  const dataType = niftiType(header.datatypeCode);
  const { shape, volumeCount } = gridOf(header.dims);
  if (!Number.isInteger(volume) || volume < 0 || volume >= volumeCount) {
    const has = volumeCount === 1 ? 'has 1 volume, 0' : `has ${volumeCount} volumes, 0 to ${volumeCount - 1}`;
    throw new RangeError(`the file ${has}; got ${volume}`);
  }
  const voxels = shape[0] * shape[1] * shape[2];
  const start = header.vox_offset;
  if (!Number.isInteger(start) || start < read.headerBytes) {
    throw new RangeError(`its voxels must start after its header, in bytes, got ${start}`);
  }
  const size = NIFTI_TYPES[dataType].bytes;
  const needed = start + voxels * volumeCount * size;
  if (bytes.length < needed) {
    throw new RangeError(`truncated: by its header the file has ${needed} bytes, got ${bytes.length}`);
  }
  const values = readVoxels(bytes.subarray(start + volume * voxels * size), {
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

/** @throws RangeError if the dimensions are no volume, or no sequence of volumes. */
function gridOf(dims: readonly number[]): { shape: Volume['shape']; volumeCount: number } {
  const rank = dims[0]!;
  if (rank < 1 || rank > 7) throw new RangeError(`it must have 1 to 7 dimensions, got ${rank}`);
  const sides = dims.slice(1, rank + 1);
  const [width = 1, height = 1, depth = 1, volumeCount = 1, ...more] = sides;
  if (sides.some((side) => side < 1)) {
    throw new RangeError(`its dimensions must be positive, in voxels, got ${sides.join(' × ')}`);
  }
  if (more.some((side) => side > 1)) {
    throw new RangeError(`it must have at most 4 dimensions, got ${sides.join(' × ')}; split it first`);
  }
  if (width * height * depth > MAX_VOXELS) {
    throw new RangeError(
      `a volume may have at most ${MAX_VOXELS} voxels, got ${[width, height, depth].join(' × ')}`,
    );
  }
  return { shape: [depth, height, width], volumeCount };
}
