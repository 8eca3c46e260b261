import type { Picture } from '../picture.ts';

export interface HeatMapOptions {
  /** `[rows, columns]` row-major. */
  values: ArrayLike<number>;
  columns: number;
  /** Values that get the first and the last colour; the least and the greatest by default. */
  range?: readonly [low: number, high: number];
  /** Pixels along each side of a cell. */
  cellSize?: number;
}

// Black, blue, orange, yellow and white by rising luminance: legible in grey, and for every kind of colour vision
const STOPS = [
  [0, 0, 0],
  [0, 0.25, 0.6],
  [0.83, 0.37, 0],
  [0.94, 0.89, 0.26],
  [1, 1, 1],
] as const;

/**
 * A matrix as a picture, one square for each cell; what is beyond the range gets the nearest colour.
 *
 * @throws RangeError unless there is a whole number of rows, at least one, all finite.
 */
export function heatMap({ values, columns, range, cellSize = 1 }: HeatMapOptions): Picture {
  const rows = values.length / columns;
  if (!Number.isInteger(rows) || rows < 1) {
    throw new RangeError(
      `heatMap: values must be [rows, ${columns}] with at least one row, got ${values.length} numbers`,
    );
  }
  if (!Number.isInteger(cellSize) || cellSize < 1)
    throw new RangeError(`heatMap: cellSize must be a whole number of pixels of at least 1, got ${cellSize}`);
  const [low, high] = range ?? extremes(values);
  const width = columns * cellSize;
  const height = rows * cellSize;
  const colours = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[Math.floor(row / cellSize) * columns + Math.floor(column / cellSize)]!;
      if (!Number.isFinite(value)) throw new RangeError(`heatMap: values must be finite, got ${value}`);
      const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
      colours.set(colourOf(share), 3 * (row * width + column));
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

function colourOf(share: number): number[] {
  const place = share * (STOPS.length - 1);
  const index = Math.min(STOPS.length - 2, Math.floor(place));
  const [from, to] = [STOPS[index]!, STOPS[index + 1]!];
  return from.map((value, c) => value + (place - index) * (to[c]! - value));
}
