import { NIFTI_TYPES, type NiftiType } from './niftiTypes.ts';

/** Treatment of values that are not finite. */
export type NonFinite = 'refuse' | 'zero';

export interface DecodeVoxelsOptions {
  readonly count: number;
  readonly dataType: NiftiType;
  readonly littleEndian: boolean;
  /** Slope of the scaling; 0 or not finite if voxels are not scaled. */
  readonly slope: number;
  readonly intercept: number;
  /** Width and height of the volume, for positions in error messages. */
  readonly width: number;
  readonly height: number;
  readonly nonFinite: NonFinite;
}

/**
 * Decodes consecutive voxels: slope · voxel + intercept.
 *
 * @throws RangeError if values are not finite as 32-bit floats and `nonFinite` is 'refuse'.
 */
export function decodeVoxels(
  bytes: Uint8Array,
  { count, dataType, littleEndian, slope, intercept, width, height, nonFinite }: DecodeVoxelsOptions,
): Float32Array {
  const { bytes: size, read } = NIFTI_TYPES[dataType];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const scaled = Number.isFinite(slope) && slope !== 0;
  const values = new Float32Array(count);
  let first = -1;
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const voxel = read(view, i * size, littleEndian);
    values[i] = scaled ? slope * voxel + intercept : voxel;
    if (Number.isFinite(values[i])) continue;
    if (refused++ === 0) first = i;
    if (nonFinite === 'zero') values[i] = 0;
  }
  if (refused > 0 && nonFinite !== 'zero') {
    const slice = width * height;
    const place = [first % width, Math.floor((first % slice) / width), Math.floor(first / slice)];
    throw new RangeError(
      `values must be finite 32-bit floats, got ${refused} that are not, the first ${values[first]} at voxel ` +
        `(${place.join(', ')}). Set nonFinite to 'zero' to replace them with 0.`,
    );
  }
  return values;
}
