import { resizeVolume } from './resizeVolume.ts';
import { checkVolume, spacingOf, type Volume } from './volume.ts';

/**
 * Pads each slice of a volume with zeros to a square of n = max(height, width), with the slice in the middle (an odd row
 * or column of padding goes to the end), and resizes the square by area averaging if `side` is given.
 *
 * @param volume `[depth, height, width]`.
 * @param side number of rows and columns of the result; default n, without resizing.
 * @returns a new volume, `[depth, side, side]`, whose affine transform keeps the slices where they are in space.
 * @throws RangeError if the side is not a positive integer, or values and shape disagree.
 *
 * @example
 * ```ts
 * import { padToSquare, unitVolume } from '@fourier-features/datasets';
 *
 * const plane = unitVolume({ values: Float32Array.of(1, 2, 3), shape: [1, 3] });
 * const { values, shape } = padToSquare(plane); // [1, 3, 3]: 0, 0, 0, 1, 2, 3, 0, 0, 0
 * ```
 */
export function padToSquare(volume: Volume, side?: number): Volume {
  checkVolume('padToSquare', volume);
  const [depth, height, width] = volume.shape;
  const padded = Math.max(height, width);
  const count = side ?? padded;
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`padToSquare: side must be a positive integer, in voxels, got ${count}`);
  }
  const top = Math.floor((padded - height) / 2);
  const left = Math.floor((padded - width) / 2);
  const values = new Float32Array(depth * padded * padded);
  for (let slice = 0; slice < depth; slice++) {
    for (let row = 0; row < height; row++) {
      const source = (slice * height + row) * width;
      const target = (slice * padded + top + row) * padded + left;
      values.set(volume.values.subarray(source, source + width), target);
    }
  }
  const square: Volume = { ...volume, values, shape: [depth, padded, padded] };
  const resized = count === padded ? square : resizeVolume(square, [depth, count, count]);
  const affine = paddedAffine(volume.affine, { left, top, factor: padded / count });
  return { values: resized.values, shape: resized.shape, spacing: spacingOf(affine), affine };
}

/** Index i of the result is index f·(i + ½) − ½ − offset of the slice, with f the factor of the reduction. */
function paddedAffine(
  affine: readonly number[],
  { left, top, factor }: { readonly left: number; readonly top: number; readonly factor: number },
): readonly number[] {
  const half = (factor - 1) / 2;
  const row = (r: number): readonly number[] => {
    const [x, y, z, origin] = affine.slice(4 * r, 4 * r + 4) as [number, number, number, number];
    return [x * factor, y * factor, z, origin + x * (half - left) + y * (half - top)];
  };
  return [...row(0), ...row(1), ...row(2), 0, 0, 0, 1];
}
