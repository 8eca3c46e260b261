import { checkVolume, type Volume } from './volume.ts';

/**
 * Wraps a grid that has no place in space as a volume of 1 mm voxels whose first is at the origin.
 *
 * @param grid values, row-major, and their shape: `[height, width]` for a plane, which gets depth 1, or
 * `[depth, height, width]`. Phantoms are such grids.
 * @returns a volume that shares the values.
 * @throws RangeError if values and shape disagree.
 *
 * @example
 * ```ts
 * import { encodeNifti, sheppLogan3d, unitVolume } from '@fourier-features/datasets';
 *
 * const file = await encodeNifti(unitVolume(sheppLogan3d({ shape: [16, 16, 16] })), { gzip: true });
 * ```
 */
export function unitVolume({
  values,
  shape,
}: {
  readonly values: Float32Array;
  readonly shape: readonly [number, number] | readonly [number, number, number];
}): Volume {
  const grid = shape.length === 2 ? ([1, ...shape] as const) : shape;
  checkVolume('unitVolume', { values, shape: grid });
  return {
    values,
    shape: grid,
    spacing: [1, 1, 1],
    affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
  };
}
