import { MAX_VOXELS } from '../../limits.ts';
import { reasonOf } from '../../reasonOf.ts';
import { checkVolumeIndex } from '../checkVolumeIndex.ts';
import type { DecodedVolume, DecodeVolumeOptions } from '../decodedVolume.ts';
import { decodeVoxels } from '../decodeVoxels.ts';
import { determinant, spacingOf } from '../volume.ts';
import { volumeContent, volumeStart } from '../volumeContent.ts';
import { decodeHeader, MGH_HEADER_BYTES, MGH_TYPES, type MghHeader } from './decodeHeader.ts';

/**
 * Decodes a volume of a FreeSurfer file: MGH, or MGZ, which is compressed with gzip.
 *
 * The affine transform leads to FreeSurfer's scanner space, the one of `mri_info --vox2ras`:
 * position = D S (voxel − n/2) + c with the direction cosines D, voxel sizes S, sides n and centre c of the header.
 *
 * @param bytes a complete file, of at most `maxVoxels` voxels in a volume and, if it is compressed, 1 GiB after
 * decompression.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError with a message of one line if the file is not MGH, truncated, damaged, has voxels of another type or
 * values that are not finite, or if the volume does not exist.
 * @see https://surfer.nmr.mgh.harvard.edu/fswiki/FsTutorial/MghFormat
 *
 * @example
 * ```ts
 * import { decodeMgh } from '@fourier-features/datasets';
 *
 * const bytes = new Uint8Array(284 + 8); // or the content of any .mgh or .mgz file
 * [1, 2, 2, 2, 1].forEach((header, i) => new DataView(bytes.buffer).setInt32(4 * i, header));
 * const { values, shape, spacing, affine } = await decodeMgh(bytes);
 * ```
 */
export async function decodeMgh(
  bytes: Uint8Array,
  { volume = 0, nonFinite = 'refuse', maxVoxels = MAX_VOXELS }: DecodeVolumeOptions = {},
): Promise<DecodedVolume> {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `decodeMgh: bytes must be a Uint8Array, the content of an .mgh or .mgz file, got ${typeof bytes}`,
    );
  }
  try {
    return await decode(bytes, { volume, nonFinite, maxVoxels });
  } catch (cause) {
    throw new RangeError(`decodeMgh: ${reasonOf(cause)}`, { cause });
  }
}

async function decode(
  bytes: Uint8Array,
  { volume, nonFinite, maxVoxels }: Required<DecodeVolumeOptions>,
): Promise<DecodedVolume> {
  const header = decodeHeader(await volumeStart(bytes), maxVoxels);
  const { dataType, shape, volumeCount, spacing } = header;
  checkVolumeIndex(volume, volumeCount);
  const { bytes: size, read } = MGH_TYPES[dataType];
  const [depth, height, width] = shape;
  const count = depth * height * width;
  const content = await volumeContent(bytes, MGH_HEADER_BYTES + count * volumeCount * size);
  const view = new DataView(
    content.buffer,
    content.byteOffset + MGH_HEADER_BYTES + volume * count * size,
    count * size,
  );
  const { values, offset, report } = decodeVoxels({
    count,
    read: (voxel) => read(view, voxel * size),
    width,
    height,
    nonFinite,
  });
  const affine = affineOf(header);
  return {
    ...{ values, shape, spacing: spacingOf(affine), affine, dataType, volumeCount, offset },
    report: {
      ...report,
      affineFrom: 'direction cosines',
      unusableForms: [],
      formDifference: undefined,
      statedSpacing: spacing,
      sliceDistances: undefined,
      tilt: undefined,
    },
  };
}

/** @throws RangeError if the directions or voxel sizes are not those of a grid in space. */
function affineOf({ shape, spacing, directions, centre }: MghHeader): number[] {
  const half = shape.toReversed().map((side) => side / 2);
  const rows = [0, 1, 2].map((row) => {
    const columns = spacing.map((size, axis) => size * directions[3 * axis + row]!);
    const origin = columns.reduce((sum, column, axis) => sum - column * half[axis]!, centre[row]!);
    return [...columns, origin];
  });
  const affine = [...rows.flat(), 0, 0, 0, 1];
  if (affine.every(Number.isFinite) && determinant(affine) !== 0) return affine;
  throw new RangeError(
    `voxel sizes and direction cosines must be those of a grid, got ${spacing.join(' × ')} mm along (${directions.join(', ')})`,
  );
}
