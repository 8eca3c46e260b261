import type { Volume } from '@fourier-features/datasets';

/** Reverses the rows of a volume of depth 1; its affine transform keeps every voxel where it is in space. */
export function flipRows(volume: Volume): Volume {
  const [, height, width] = volume.shape;
  // Row r of the result is row height − 1 − r of the volume.
  const row = (r: number): number[] => {
    const [x, y, z, origin] = volume.affine.slice(4 * r, 4 * r + 4) as [number, number, number, number];
    return [x, -y, z, origin + (height - 1) * y];
  };
  const affine = [...row(0), ...row(1), ...row(2), 0, 0, 0, 1];
  return { ...volume, values: flippedRows(volume.values, width), affine };
}

/** Reverses the rows of `[height, width]`. */
export function flippedRows(values: Float32Array, width: number): Float32Array {
  const flipped = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width)
    flipped.set(values.subarray(start, start + width), values.length - width - start);
  return flipped;
}
