/** A straight stroke of a round brush. */
export interface Stroke {
  /** Where it starts, (x, y) in cells from the corner of the grid: the middle of the first cell is (0.5, 0.5). */
  readonly from: readonly [x: number, y: number];
  /** Where it ends; the same place for a dot. */
  readonly to: readonly [x: number, y: number];
  /** Radius of the brush, in cells. */
  readonly radius: number;
  /** What the cells are set to. */
  readonly value: number;
}

/**
 * Paints a stroke on a plane: sets every cell whose middle is at most the radius away from the line between its ends, and the
 * cell that holds its start, so that the thinnest brush paints too. Cells beyond the plane are left out.
 *
 * @param values `[height, width]`, row-major, changed in place.
 * @throws RangeError if `values` is not of the shape or the stroke is not finite.
 * @example
 * import { paintStroke } from '@fourier-features/datasets';
 *
 * const values = new Float32Array(16 * 16);
 * paintStroke(values, [16, 16], { from: [4, 4], to: [12, 10], radius: 1.5, value: 1 });
 */
export function paintStroke(
  values: Float32Array | Uint8Array,
  [height, width]: readonly [number, number],
  { from, to, radius, value }: Stroke,
): void {
  if (values.length !== height * width)
    throw new RangeError(
      `paintStroke: values must be [${height}, ${width}], ${height * width} numbers, got ${values.length}`,
    );
  if (![...from, ...to, radius, value].every(Number.isFinite))
    throw new RangeError(
      `paintStroke: from, to, radius and value must be finite, got (${from.join(', ')}), (${to.join(', ')}), ${radius} and ${value}`,
    );
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const square = dx * dx + dy * dy;
  const [start, end] = [Math.min(from[1], to[1]) - radius, Math.max(from[1], to[1]) + radius];
  for (let row = Math.max(0, Math.floor(start)); row < Math.min(height, end); row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [column + 0.5 - from[0], row + 0.5 - from[1]];
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / square));
      if (Math.hypot(x - along * dx, y - along * dy) <= radius) values[row * width + column] = value;
    }
  }
  const [column, row] = [Math.floor(from[0]), Math.floor(from[1])];
  if (column >= 0 && column < width && row >= 0 && row < height) values[row * width + column] = value;
}
