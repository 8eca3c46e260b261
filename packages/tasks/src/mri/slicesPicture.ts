import { clip } from '@fourier-features/core';
import type { Picture } from '@fourier-features/raster';

/** A plane of numbers seen from its last row up, as volumes are drawn. */
interface Plane {
  readonly width: number;
  readonly height: number;
  at(column: number, row: number): number;
}

/**
 * Returns a plane `[height, width]`, or the middle slices of a volume `[depth, height, width]` across z, y and x side by
 * side, clipped to [0, 1]. Rows go up, as in anatomical volumes.
 */
export function slicesPicture(values: Float32Array, shape: readonly number[]): Picture {
  const planes = shape.length === 3 ? middlePlanes(values, shape) : [plane(values, shape)];
  const height = Math.max(...planes.map((each) => each.height));
  const width = planes.reduce((sum, each) => sum + each.width, 0);
  const picture = new Float32Array(width * height);
  let left = 0;
  for (const each of planes) {
    const top = Math.floor((height - each.height) / 2);
    for (let row = 0; row < each.height; row++)
      for (let column = 0; column < each.width; column++)
        picture[(top + each.height - 1 - row) * width + left + column] = each.at(column, row);
    left += each.width;
  }
  return { width, height, channels: 1, values: clip(picture) };
}

function plane(values: Float32Array, shape: readonly number[]): Plane {
  const [height, width] = shape as [number, number];
  return { width, height, at: (column, row) => values[row * width + column]! };
}

function middlePlanes(values: Float32Array, shape: readonly number[]): Plane[] {
  const [depth, height, width] = shape as [number, number, number];
  const [z, y, x] = [depth, height, width].map((side) => Math.floor(side / 2)) as [number, number, number];
  const at = (k: number, j: number, i: number): number => values[(k * height + j) * width + i]!;
  return [
    { width, height, at: (column, row) => at(z, row, column) },
    { width, height: depth, at: (column, row) => at(row, y, column) },
    { width: height, height: depth, at: (column, row) => at(row, column, x) },
  ];
}
