import { checkShape, checkVolume, spacingOf, type Volume } from './volume.ts';

/**
 * Resizes by averaging: each new voxel is the mean of the old volume over the box it covers, old voxels being constant
 * over theirs. Separable, so done along x, then y, then z. The mean of the whole is kept.
 *
 * @param volume `[depth, height, width]`.
 * @param shape the new numbers of voxels along z, y and x, smaller or larger than before.
 * @returns a new volume that covers the same box of space: its voxel centres are elsewhere, and its affine says where.
 * @throws RangeError if the shape is not three positive whole numbers, or values and shape disagree.
 */
export function resizeVolume(volume: Volume, shape: Volume['shape']): Volume {
  checkVolume('resizeVolume', volume);
  checkShape('resizeVolume', 'shape', shape);
  const [depth, height, width] = volume.shape;
  let values = averaged(volume.values, { outer: depth * height, from: width, to: shape[2], inner: 1 });
  values = averaged(values, { outer: depth, from: height, to: shape[1], inner: shape[2] });
  values = averaged(values, { outer: 1, from: depth, to: shape[0], inner: shape[1] * shape[2] });
  const affine = scaledAffine(volume.affine, [width / shape[2], height / shape[1], depth / shape[0]]);
  return { values, shape: [...shape], spacing: spacingOf(affine), affine };
}

interface Axis {
  /** Product of the sides before the axis. */
  outer: number;
  from: number;
  to: number;
  /** Product of the sides after it. */
  inner: number;
}

/** Box averages along one axis of an array `[outer, from, inner]`. */
function averaged(values: Float32Array, { outer, from, to, inner }: Axis): Float32Array {
  if (from === to) return values.slice();
  const result = new Float32Array(outer * to * inner);
  const sums = new Float64Array(inner);
  // in units of 1/to of an old cell every border is a whole number, so that weights are exact
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

/** Index i of the new grid is index s·(i + ½) − ½ of the old: the corners of both boxes agree. */
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
