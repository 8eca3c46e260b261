import { largestSpacing } from '../float32Spacing.ts';
import type { DecodedVolume, NonFinite, VolumeReport } from './decodedVolume.ts';
import { NonFiniteError } from './nonFiniteError.ts';

export interface DecodeVoxelsOptions {
  readonly count: number;
  /** Returns the value of a voxel, scaled, in double precision, without `base`. */
  read(voxel: number): number;
  /** What `read` leaves out because doubles would not hold values with it; default 0. */
  readonly base?: number;
  /** Width and height of the volume, for positions in error messages. */
  readonly width: number;
  readonly height: number;
  readonly nonFinite: NonFinite;
}

export interface DecodedVoxels extends Pick<DecodedVolume, 'values' | 'offset'> {
  readonly report: Pick<VolumeReport, 'nonFiniteCount' | 'distinct'>;
}

/** Steps of 32-bit floats between the least and the greatest value, below which values are taken relative to the least. */
const FEW_STEPS = 2 ** 12;

/**
 * Converts values to 32-bit floats; relative to the least of them if they would otherwise fall on fewer than 4096 steps.
 *
 * @throws NonFiniteError if values are not finite as 32-bit floats and `nonFinite` is 'refuse'.
 */
export function decodeVoxels(options: DecodeVoxelsOptions): DecodedVoxels {
  const { count, read, base = 0, nonFinite } = options;
  const values = new Float32Array(count);
  let [low, high, isRounded] = [Infinity, -Infinity, false];
  let [first, firstValue, nonFiniteCount] = [-1, 0, 0];
  for (let voxel = 0; voxel < count; voxel++) {
    const value = read(voxel);
    const rounded = Math.fround(base + value);
    if (!Number.isFinite(rounded)) {
      if (nonFiniteCount++ === 0) [first, firstValue] = [voxel, rounded];
      continue;
    }
    values[voxel] = rounded;
    if (value < low) low = value;
    if (value > high) high = value;
    isRounded ||= base !== 0 || rounded !== value;
  }
  if (nonFiniteCount > 0 && nonFinite !== 'zero') {
    throw new NonFiniteError(nonFiniteCount, firstValue, placeOf(first, options));
  }
  if (!isRounded || !(high > low) || (high - low) / largestSpacing([base + low, base + high]) >= FEW_STEPS) {
    return { values, offset: 0, report: { nonFiniteCount, distinct: undefined } };
  }
  const exact = Float64Array.from(values, (_, voxel) => read(voxel));
  const distinct = {
    inFile: distinctCount(exact),
    asFloat32: distinctCount(exact.map((value) => Math.fround(base + value))),
  };
  exact.forEach((value, voxel) => {
    values[voxel] = Number.isFinite(Math.fround(base + value)) ? value - low : 0;
  });
  return { values, offset: base + low, report: { nonFiniteCount, distinct } };
}

/** Counts the distinct values that are finite. */
function distinctCount(values: Float64Array): number {
  const sorted = values.filter(Number.isFinite).sort();
  return sorted.reduce((count, value, i) => count + (i > 0 && value === sorted[i - 1] ? 0 : 1), 0);
}

/** Returns column, row and slice of a voxel. */
function placeOf(voxel: number, { width, height }: DecodeVoxelsOptions): number[] {
  const slice = width * height;
  return [voxel % width, Math.floor((voxel % slice) / width), Math.floor(voxel / slice)];
}
