import { checkPositive } from '@fourier-features/core/check';

/** A rectangle of an image, in pixels, which may be fractional; (0, 0) is the corner of the first pixel. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What rounding adds to x + (width − x), relative to the width. */
const ROUNDING = 2 * Number.EPSILON;

/** @throws RangeError unless the region has an extent and lies within the source, except for rounding. */
export function checkRegion(
  caller: string,
  { x, y, width, height }: Region,
  source: { width: number; height: number },
): void {
  for (const [axis, start, name, length, limit] of [
    ['x', x, 'width', width, source.width],
    ['y', y, 'height', height, source.height],
  ] as const) {
    checkPositive(caller, `region.${name}`, length, 'in pixels of the source');
    if (start >= 0 && start + length <= limit * (1 + ROUNDING)) continue;
    throw new RangeError(
      `${caller}: region must be within the source, from ${axis} = 0 to ${limit} pixels, got ${start} to ${start + length}`,
    );
  }
}
