import type { Volume } from '@fourier-features/datasets';

/** Reverses the rows of a volume of depth 1; its affine keeps every voxel where it is in space. */
export function flipRows(volume: Volume): Volume {
  const [, height, width] = volume.shape;
  const values = flippedRows(volume.values, width);
  // Row r of the result is row height − 1 − r of the volume.
  const row = (r: number): number[] => {
    const [column, down, along, origin] = volume.affine.slice(4 * r, 4 * r + 4) as [
      number,
      number,
      number,
      number,
    ];
    return [column, -down, along, origin + (height - 1) * down];
  };
  return { ...volume, values, affine: [...row(0), ...row(1), ...row(2), 0, 0, 0, 1] };
}

/** Reverses the rows of `[height, width]`. */
export function flippedRows(values: Float32Array, width: number): Float32Array {
  const flipped = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width)
    flipped.set(values.subarray(start, start + width), values.length - width - start);
  return flipped;
}
