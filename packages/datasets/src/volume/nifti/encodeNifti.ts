import { gzip as pack } from '../../gzip.ts';
import { checkVolume, determinant, spacingOf } from '../volume.ts';
import { encodeVoxels, WRITABLE_TYPES, type WritableType } from './encodeVoxels.ts';
import { NIFTI_TYPES } from './niftiTypes.ts';
import { quaternionOf } from './quaternion.ts';

/** A volume to encode; `affine` takes precedence over `spacing`. */
export interface EncodableVolume {
  /** Values, `[depth, height, width]`, x fastest. */
  readonly values: ArrayLike<number>;
  readonly shape: readonly number[];
  /** Affine transform, 4 × 4, row by row, voxel indices → mm; default `spacing` alone, with the first voxel at 0. */
  readonly affine?: readonly number[];
  /** Voxel sizes along x, y and z, in mm; default 1. */
  readonly spacing?: readonly number[];
  /** Number type of a voxel; default float32. Integer types accept integers only. */
  readonly dataType?: WritableType;
  /** Description in the header, at most 79 ASCII characters. */
  readonly description?: string;
}

export interface EncodeNiftiOptions {
  /** Whether to compress the file (.nii.gz); default false. */
  readonly gzip?: boolean;
}

/** Start of the voxels, in bytes: after the header and four zeros that declare no extensions. */
const VOXELS_AT = 352;
/** NIFTI_XFORM_ALIGNED_ANAT: positions in mm, in a space that is neither the scanner's nor an atlas's. */
const ALIGNED = 2;
const MILLIMETRES = 2;

/**
 * Encodes a volume as a single-file NIfTI-1 image (.nii), little-endian, with the affine transform as sform and, unless it
 * is sheared, as qform. `decodeNifti` restores float32 values bit for bit, and the affine transform as 32-bit floats.
 *
 * @throws RangeError if values and shape disagree, a side exceeds 32767, the affine transform is not invertible, the type
 * cannot represent a value, or the description is too long.
 * @see https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h
 *
 * @example
 * ```ts
 * import { encodeNifti } from '@fourier-features/datasets';
 *
 * const values = Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7);
 * const file = await encodeNifti({ values, shape: [2, 2, 2], spacing: [1, 1, 3] }, { gzip: true });
 * ```
 */
export async function encodeNifti(
  volume: EncodableVolume,
  { gzip = false }: EncodeNiftiOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  checkVolume('encodeNifti', volume);
  const { values, shape, dataType = 'float32', description = '' } = volume;
  if (shape.some((side) => side > 32767)) {
    throw new RangeError(
      `encodeNifti: shape must have sides of at most 32767 voxels, got ${shape.join(' × ')}`,
    );
  }
  if (!/^[\x20-\x7e]{0,79}$/.test(description)) {
    throw new RangeError(
      `encodeNifti: description must be at most 79 ASCII characters, got ${JSON.stringify(description)}`,
    );
  }
  if (!WRITABLE_TYPES.includes(dataType)) {
    throw new RangeError(
      `encodeNifti: dataType must be one of ${WRITABLE_TYPES.join(', ')}, got ${dataType}`,
    );
  }
  const affine = affineOf(volume);
  const { code, bytes } = NIFTI_TYPES[dataType];
  const file = new Uint8Array(VOXELS_AT + values.length * bytes);
  const view = new DataView(file.buffer);
  const words = (at: number, numbers: readonly number[]) => {
    for (const [i, number] of numbers.entries()) view.setInt16(at + 2 * i, number, true);
  };
  const floats = (at: number, numbers: readonly number[]) => {
    for (const [i, number] of numbers.entries()) view.setFloat32(at + 4 * i, number, true);
  };
  const ascii = (at: number, text: string) => file.set(new TextEncoder().encode(text), at);

  const spacing = spacingOf(affine);
  const turn = quaternionOf(affine, spacing);
  view.setInt32(0, 348, true);
  ascii(38, 'r');
  words(40, [3, shape[2]!, shape[1]!, shape[0]!, 1, 1, 1, 1]);
  words(70, [code, 8 * bytes]);
  floats(76, [turn?.qfac ?? 1, ...spacing]);
  floats(108, [VOXELS_AT, 1, 0]);
  file[123] = MILLIMETRES;
  ascii(148, description);
  words(252, [turn ? ALIGNED : 0, ALIGNED]);
  if (turn) floats(256, [...turn.bcd, affine[3]!, affine[7]!, affine[11]!]);
  floats(280, affine.slice(0, 12));
  ascii(344, 'n+1');
  encodeVoxels(view, VOXELS_AT, values, dataType);
  return gzip ? pack(file) : file;
}

function affineOf({ affine, spacing = [1, 1, 1] }: EncodableVolume): readonly number[] {
  if (!affine) {
    const [x, y, z] = spacing;
    if (spacing.length !== 3 || !spacing.every((size) => size > 0 && Math.fround(size) < Infinity)) {
      throw new RangeError(
        `encodeNifti: spacing must be three positive sizes, in mm, got [${spacing.join(', ')}]`,
      );
    }
    return [x!, 0, 0, 0, 0, y!, 0, 0, 0, 0, z!, 0, 0, 0, 0, 1];
  }
  const finite = affine.length === 16 && affine.every((entry) => Number.isFinite(Math.fround(entry)));
  if (!finite || determinant(affine) === 0 || affine.slice(12).join() !== '0,0,0,1') {
    throw new RangeError(
      `encodeNifti: affine must be an invertible 4 × 4 matrix, row by row, with last row 0, 0, 0, 1, ` +
        `got [${affine.join(', ')}]`,
    );
  }
  return affine;
}
