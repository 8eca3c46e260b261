import type { Picture } from '@fourier-features/raster';

export interface HeatMapOptions {
  /** Entries of the matrix, row by row. */
  readonly values: ArrayLike<number>;
  /** Numbers of rows and columns of the matrix. */
  readonly shape: readonly [rows: number, columns: number];
  /** Values of the first and the last colour; default the least and the greatest entry. */
  readonly range?: readonly [low: number, high: number];
  /** Side of the square that shows an entry, in pixels; default 1. */
  readonly cellSize?: number;
}

// black, blue, orange, yellow and white, of rising luminance: legible in greyscale and with any colour vision
const STOPS = [
  [0, 0, 0],
  [0, 0.25, 0.6],
  [0.83, 0.37, 0],
  [0.94, 0.89, 0.26],
  [1, 1, 1],
] as const;

/**
 * Draws a matrix as a picture, one square per entry; entries outside the range get the nearest colour.
 *
 * @returns a picture, `[rows · cellSize, columns · cellSize, 3]`.
 * @throws RangeError if the shape is empty or does not match the values, an entry is not finite, or `cellSize` is not a
 * positive integer.
 *
 * @example
 * ```ts
 * import { heatMap } from '@fourier-features/charts';
 * import { encodePng } from '@fourier-features/pictures';
 *
 * const png = await encodePng(heatMap({ values: [0, 1, 2, 3, 4, 5], shape: [2, 3], cellSize: 16 }));
 * ```
 */
export function heatMap({ values, shape, range, cellSize = 1 }: HeatMapOptions): Picture {
  const [rows, columns] = shape;
  const valid = [rows, columns].every((side) => Number.isInteger(side) && side > 0);
  if (!valid || rows * columns !== values.length) {
    throw new RangeError(
      `heatMap: shape must be [rows, columns], positive integers with product ${values.length}, the number of values, ` +
        `got [${shape.join(', ')}]`,
    );
  }
  if (!Number.isInteger(cellSize) || cellSize < 1)
    throw new RangeError(`heatMap: cellSize must be a positive integer, in pixels, got ${cellSize}`);
  const [low, high] = range ?? extremes(values);
  const width = columns * cellSize;
  const height = rows * cellSize;
  const colours = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[Math.floor(row / cellSize) * columns + Math.floor(column / cellSize)]!;
      if (!Number.isFinite(value)) throw new RangeError(`heatMap: values must be finite, got ${value}`);
      const fraction = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
      colours.set(colourOf(fraction), 3 * (row * width + column));
    }
  }
  return { width, height, channels: 3, values: colours };
}

function extremes(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return [low, high];
}

function colourOf(fraction: number): number[] {
  const place = fraction * (STOPS.length - 1);
  const index = Math.min(STOPS.length - 2, Math.floor(place));
  const [from, to] = [STOPS[index]!, STOPS[index + 1]!];
  return from.map((value, c) => value + (place - index) * (to[c]! - value));
}
