import { escaped } from '../../escaped.ts';
import { MAX_DICOM_FILES, MAX_VOXELS } from '../../limits.ts';
import { reasonOf } from '../../reasonOf.ts';
import type { DecodedVolume, DecodeVolumeOptions } from '../decodedVolume.ts';
import { decodeVoxels } from '../decodeVoxels.ts';
import { spacingOf } from '../volume.ts';
import { checkSeries } from './checkSeries.ts';
import { type DicomFile, isDicom } from './dicomFile.ts';
import { type DicomSlice, dicomSlice, type Vector } from './dicomSlice.ts';
import { stackSlices } from './stackSlices.ts';

/**
 * Decodes a series of DICOM files, CT or MR with one grey slice each, as a volume: value = slope · pixel + intercept.
 *
 * Slices are sorted by position, whatever their names, and the distance between them is that of their positions. The
 * affine transform leads to x towards the right, y towards the front and z towards the top, as in NIfTI files; rows are
 * reversed, so that for axial slices voxel indices grow in these directions too except x, as dcm2niix stores them.
 *
 * @param files all files of one series, uncompressed, in any order; at most 8192.
 * @throws TypeError if `files` is not an array.
 * @throws RangeError with a message of one line that names the file, if one is not DICOM, damaged, compressed, in colour, of
 * several frames or without a place in space; if files belong to several series, or slices to several volumes; if there
 * are more than `maxVoxels` voxels.
 * @see DICOM PS3.3, C.7.6.2
 *
 * @example
 * ```ts
 * import { decodeDicom, type DicomFile } from '@fourier-features/datasets';
 *
 * const files: DicomFile[] = []; // { name: '1.dcm', bytes }, … of a series
 * if (files.length > 0) {
 *   const { values, shape, affine } = await decodeDicom(files);
 * }
 * ```
 */
export async function decodeDicom(
  files: readonly DicomFile[],
  { nonFinite = 'refuse', maxVoxels = MAX_VOXELS }: Pick<DecodeVolumeOptions, 'nonFinite' | 'maxVoxels'> = {},
): Promise<DecodedVolume> {
  if (!Array.isArray(files)) {
    throw new TypeError(`decodeDicom: files must be an array of named files, got ${typeof files}`);
  }
  try {
    if (files.length < 1 || files.length > MAX_DICOM_FILES) {
      throw new RangeError(`a series must have from 1 to ${MAX_DICOM_FILES} files, got ${files.length}`);
    }
    const slices: DicomSlice[] = [];
    for (const file of files) slices.push(await sliceOf(file));
    return decode(slices, { nonFinite, maxVoxels });
  } catch (cause) {
    throw new RangeError(`decodeDicom: ${reasonOf(cause)}`, { cause });
  }
}

/** Longest name of a file in a message. */
const LONGEST_NAME = 60;

async function sliceOf({ name, bytes }: DicomFile): Promise<DicomSlice> {
  const shown = escaped(name.slice(0, LONGEST_NAME));
  if (!isDicom(bytes))
    throw new RangeError(`${shown} must be a DICOM file, got ${bytes.length} bytes without DICM at 128`);
  // loaded on first use
  const { default: parser } = await import('dicom-parser');
  try {
    const data = parser.parseDicom(bytes, {
      untilTag: 'x7fe00010',
      // its own would decompress without a limit
      inflater: () => {
        throw new RangeError(
          'the data set must not be deflated. Inflate the series first, such as with gdcmconv --raw.',
        );
      },
    });
    return dicomSlice(shown, data);
  } catch (cause) {
    // the library wraps what happens inside
    const inner = (cause as { exception?: unknown } | undefined)?.exception ?? cause;
    throw new RangeError(`${shown}: ${reasonOf(inner)}`, { cause });
  }
}

function decode(
  unordered: readonly DicomSlice[],
  { nonFinite, maxVoxels }: Required<Pick<DecodeVolumeOptions, 'nonFinite' | 'maxVoxels'>>,
): DecodedVolume {
  checkSeries(unordered);
  const { slices, step, ...distances } = stackSlices(unordered);
  const [{ width, height, dataType, thickness, pixelSpacing }] = slices as [DicomSlice];
  const pixels = width * height;
  const count = pixels * slices.length;
  if (count > maxVoxels) {
    throw new RangeError(
      `a volume must have at most ${maxVoxels} voxels, got ${width} × ${height} × ${slices.length}`,
    );
  }
  const { values, offset, report } = decodeVoxels({
    count,
    read: (voxel) => {
      const rest = voxel % pixels;
      // rows are reversed
      const row = height - 1 - Math.floor(rest / width);
      return slices[Math.floor(voxel / pixels)]!.read(row * width + (rest % width));
    },
    width,
    height,
    nonFinite,
  });
  const affine = affineOf(slices[0]!, step);
  return {
    values,
    shape: [slices.length, height, width],
    spacing: spacingOf(affine),
    affine,
    dataType,
    volumeCount: 1,
    offset,
    report: {
      ...report,
      ...distances,
      affineFrom: 'slice positions',
      unusableForms: [],
      formDifference: undefined,
      statedSpacing: [...pixelSpacing, thickness ?? Math.hypot(...step)],
    },
  };
}

/** Returns the affine transform, rows reversed, from DICOM's left and back to NIfTI's right and front. */
function affineOf(first: DicomSlice, step: Vector): number[] {
  const { rowDirection, columnDirection, pixelSpacing, position, height } = first;
  const rows = [0, 1, 2].map((axis) => {
    const sign = axis === 2 ? 1 : -1;
    const across = sign * pixelSpacing[0] * rowDirection[axis]!;
    const down = sign * pixelSpacing[1] * columnDirection[axis]!;
    return [across, -down, sign * step[axis]!, sign * position[axis]! + (height - 1) * down];
  });
  return [...rows.flat(), 0, 0, 0, 1];
}
