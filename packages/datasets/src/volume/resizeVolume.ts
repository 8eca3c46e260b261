import { checkShape, checkVolume, spacingOf, type Volume } from './volume.ts';

/**
 * Resizes a volume by area averaging: each new voxel is the mean of the old volume over the box it covers, old voxels
 * being constant over theirs. The mean of the whole volume is preserved. Separable, computed along x, then y, then z.
 *
 * @param volume `[depth, height, width]`.
 * @param shape new numbers of voxels along z, y and x, smaller or larger than before.
 * @returns a new volume that covers the same box of space; its affine transform follows.
 * @throws RangeError if the shape is not three positive integers, or values and shape disagree.
 *
 * @example
 * ```ts
 * import { resizeVolume, unitVolume } from '@fourier-features/datasets';
 *
 * const plane = unitVolume({ values: Float32Array.of(0, 1, 2, 3), shape: [2, 2] });
 * const { values, spacing } = resizeVolume(plane, [1, 1, 2]); // 1, 2; [1, 2, 1] mm
 * ```
 */
export function resizeVolume(volume: Volume, shape: Volume['shape']): Volume {
  checkVolume('resizeVolume', volume);
  checkShape('resizeVolume', shape);
  const [depth, height, width] = volume.shape;
  let values = averaged(volume.values, { outer: depth * height, from: width, to: shape[2], inner: 1 });
  values = averaged(values, { outer: depth, from: height, to: shape[1], inner: shape[2] });
  values = averaged(values, { outer: 1, from: depth, to: shape[0], inner: shape[1] * shape[2] });
  const affine = scaledAffine(volume.affine, [width / shape[2], height / shape[1], depth / shape[0]]);
  return { values, shape: [...shape], spacing: spacingOf(affine), affine };
}

interface Axis {
  /** Product of the sides before the axis. */
  readonly outer: number;
  /** Old length of the axis. */
  readonly from: number;
  /** New length of the axis. */
  readonly to: number;
  /** Product of the sides after the axis. */
  readonly inner: number;
}

/** Averages an array `[outer, from, inner]` along its middle axis. */
function averaged(values: Float32Array, { outer, from, to, inner }: Axis): Float32Array {
  if (from === to) return values.slice();
  const result = new Float32Array(outer * to * inner);
  const sums = new Float64Array(inner);
  // in units of 1/to of an old cell all borders are integers, so weights are exact
  for (let block = 0; block < outer; block++) {
    for (let cell = 0; cell < to; cell++) {
      const start = cell * from;
      const end = start + from;
      sums.fill(0);
      for (let old = Math.floor(start / to); old * to < end; old++) {
        const overlap = Math.min(end, (old + 1) * to) - Math.max(start, old * to);
        const source = (block * from + old) * inner;
        for (let i = 0; i < inner; i++) sums[i]! += overlap * values[source + i]!;
      }
      const target = (block * to + cell) * inner;
      for (let i = 0; i < inner; i++) result[target + i] = sums[i]! / from;
    }
  }
  return result;
}

/** Index i of the new grid is index s·(i + ½) − ½ of the old, so that the corners of both boxes agree. */
function scaledAffine(affine: readonly number[], scale: readonly number[]): number[] {
  const scaled = [...affine];
  for (let row = 0; row < 3; row++) {
    let shift = 0;
    for (let column = 0; column < 3; column++) {
      const entry = affine[4 * row + column]!;
      scaled[4 * row + column] = entry * scale[column]!;
      shift += (entry * (scale[column]! - 1)) / 2;
    }
    scaled[4 * row + 3] = affine[4 * row + 3]! + shift;
  }
  return scaled;
}
