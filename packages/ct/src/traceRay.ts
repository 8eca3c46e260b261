/** Pixels that rays cross, one ray after another. */
export interface Crossings {
  /** Row-major indices of the pixels. */
  readonly pixels: Int32Array;
  /** Lengths inside the pixels, in pixels. */
  readonly lengths: Float32Array;
}

/** A line through (x, y) along the unit vector (dx, dy); x counts columns and y rows, in pixels from the image's corner. */
export interface Ray {
  x: number;
  y: number;
  dx: number;
  dy: number;
}

/** Returns an upper bound on the pixels of an image that one ray crosses. */
export const mostCrossings = (height: number, width: number): number => height + width;

// sin and cos round an exact 0 to less than this. A ray parallel to the pixels must not drift across a border.
const NEGLIGIBLE = 1e-14;

/**
 * Writes the exact lengths of a line inside the pixels of an image, in the order it crosses them, to entries `from` and up.
 * A line along a border counts as inside the pixel of the larger row or column.
 *
 * @returns index after the last entry written.
 * @see Siddon 1985, https://doi.org/10.1118/1.595715; walked as by Amanatides & Woo 1987
 */
export function traceRay(height: number, width: number, ray: Ray, crossings: Crossings, from = 0): number {
  const { x, y } = ray;
  const dx = Math.abs(ray.dx) < NEGLIGIBLE ? 0 : ray.dx;
  const dy = Math.abs(ray.dy) < NEGLIGIBLE ? 0 : ray.dy;
  if ((dx === 0 && !(x >= 0 && x < width)) || (dy === 0 && !(y >= 0 && y < height))) return from;
  const [enterX, leaveX] = span(x, dx, width);
  const [enterY, leaveY] = span(y, dy, height);
  const end = Math.min(leaveX, leaveY);
  let s = Math.max(enterX, enterY);
  if (!(s < end)) return from;
  let column = cellAt(x + s * dx, dx, width);
  let row = cellAt(y + s * dy, dy, height);
  const { pixels, lengths } = crossings;
  let to = from;
  while (s < end && column >= 0 && column < width && row >= 0 && row < height) {
    const nextX = dx === 0 ? Number.POSITIVE_INFINITY : (column + (dx > 0 ? 1 : 0) - x) / dx;
    const nextY = dy === 0 ? Number.POSITIVE_INFINITY : (row + (dy > 0 ? 1 : 0) - y) / dy;
    const next = Math.min(nextX, nextY, end);
    if (next > s) {
      pixels[to] = row * width + column;
      lengths[to++] = next - s;
      s = next;
    }
    if (nextX <= next) column += dx > 0 ? 1 : -1;
    if (nextY <= next) row += dy > 0 ? 1 : -1;
    if (nextX > next && nextY > next) break;
  }
  return to;
}

/** Returns the distances along the line at which it enters and leaves [0, size] of one axis. */
function span(start: number, slope: number, size: number): readonly [number, number] {
  if (slope === 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const first = -start / slope;
  const second = (size - start) / slope;
  return first < second ? [first, second] : [second, first];
}

/** Returns the cell that a line of that slope enters at `position`. */
function cellAt(position: number, slope: number, size: number): number {
  const floor = Math.floor(position);
  const cell = slope < 0 && floor === position ? floor - 1 : floor;
  return Math.min(size - 1, Math.max(0, cell));
}
