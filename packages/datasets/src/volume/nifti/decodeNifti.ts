import { MAX_VOXELS } from '../../limits.ts';
import { reasonOf } from '../../reasonOf.ts';
import { checkVolumeIndex } from '../checkVolumeIndex.ts';
import type { DecodedVolume, DecodeVolumeOptions } from '../decodedVolume.ts';
import { type DecodeVoxelsOptions, decodeVoxels } from '../decodeVoxels.ts';
import { spacingOf, type Volume } from '../volume.ts';
import { volumeContent, volumeStart } from '../volumeContent.ts';
import { type DecodedHeader, decodeHeader } from './decodeHeader.ts';
import { integerReader, leastFarInteger } from './leastFarInteger.ts';
import { niftiPlace } from './niftiPlace.ts';
import { NIFTI_TYPES, type NiftiType, niftiType } from './niftiTypes.ts';

/**
 * Decodes a volume of a NIfTI-1 or NIfTI-2 file, optionally compressed with gzip: value = slope · voxel + intercept, as a
 * 32-bit float, computed in double precision. Values that 32-bit floats would hardly tell apart, such as 64-bit integers
 * far from 0, are relative to the least of them, `offset`.
 *
 * Supports all integers and floats up to 64 bits in both byte orders; a 2-D image becomes a volume of depth 1. The affine
 * transform is the sform if present, else the qform, else the voxel sizes, in mm; `report` says where they contradict one
 * another.
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
  { volume = 0, nonFinite = 'refuse', maxVoxels = MAX_VOXELS }: DecodeVolumeOptions = {},
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
  { volume, nonFinite, maxVoxels }: Required<DecodeVolumeOptions>,
): Promise<DecodedVolume> {
  const layout = await layoutOf(await volumeStart(bytes), maxVoxels);
  const { dataType, shape, volumeCount, needed, read } = layout;
  checkVolumeIndex(volume, volumeCount);
  const content = await volumeContent(bytes, needed);
  const { values, offset, report } = decodeVoxels({
    ...voxelReader(content, layout, volume),
    width: shape[2],
    height: shape[1],
    nonFinite,
  });
  const { affine, ...place } = niftiPlace(read);
  return {
    ...{ values, shape, spacing: spacingOf(affine), affine, dataType, volumeCount, offset },
    report: { ...report, ...place, sliceDistances: undefined, tilt: undefined },
  };
}

/** Returns what reads the scaled values of a volume, in double precision. */
function voxelReader(
  content: Uint8Array,
  { dataType, shape, start, read }: Layout,
  volume: number,
): Pick<DecodeVoxelsOptions, 'count' | 'read' | 'base'> {
  const { littleEndian, scl_slope, scl_inter } = read.header;
  const isScaled = Number.isFinite(scl_slope) && scl_slope !== 0;
  const [slope, intercept] = isScaled ? [scl_slope, scl_inter] : [1, 0];
  const count = shape[0] * shape[1] * shape[2];
  const { bytes: size, read: voxelAt } = NIFTI_TYPES[dataType];
  const view = new DataView(content.buffer, content.byteOffset + start + volume * count * size, count * size);
  const integerAt = integerReader(dataType);
  const least = integerAt
    ? leastFarInteger(count, (voxel) => integerAt(view, voxel * size, littleEndian))
    : 0n;
  if (!integerAt || least === 0n) {
    const stored = (voxel: number) => voxelAt(view, voxel * size, littleEndian);
    // adding 0 would turn −0 into 0
    return { count, read: isScaled ? (voxel) => slope * stored(voxel) + intercept : stored };
  }
  return {
    count,
    read: (voxel) => slope * Number(integerAt(view, voxel * size, littleEndian) - least),
    base: slope * Number(least) + intercept,
  };
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
