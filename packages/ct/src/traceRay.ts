/** Pixels that rays cross, one ray after the other. */
export interface Crossings {
  /** Row-major numbers of the pixels. */
  readonly pixels: Int32Array;
  /** Lengths inside them, pixels. */
  readonly lengths: Float32Array;
}

/** A line through the point (x, y) along (dx, dy), of length 1; x along columns, y along rows, pixels from the image's corner. */
export interface Ray {
  x: number;
  y: number;
  dx: number;
  dy: number;
}

/** No ray crosses more pixels of an image than this. */
export const mostCrossings = (height: number, width: number): number => height + width;

// What sin and cos leave of an exact 0: a ray meant to be parallel to the pixels must not drift across a border.
const NEGLIGIBLE = 1e-14;

/**
 * Writes the exact lengths of a line inside the pixels of an image, one after the other, to entries `from` and up. A
 * line along a border counts as inside the pixel of larger row or column.
 *
 * @returns one past the last entry written.
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

/** Where the line is between 0 and `size` along one axis, as distances along it. */
function span(start: number, slope: number, size: number): readonly [number, number] {
  if (slope === 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const first = -start / slope;
  const second = (size - start) / slope;
  return first < second ? [first, second] : [second, first];
}

/** The cell that a line going that way enters at `position`. */
function cellAt(position: number, slope: number, size: number): number {
  const floor = Math.floor(position);
  const cell = slope < 0 && floor === position ? floor - 1 : floor;
  return Math.min(size - 1, Math.max(0, cell));
}
