import { checkFinite } from '@fourier-features/core/check';

/** @throws RangeError unless there is at least one angle and all are finite. */
export function checkAngles(caller: string, angles: ArrayLike<number>): void {
  if (angles.length === 0) throw new RangeError(`${caller}: angles must hold at least one number, got none`);
  checkFinite(caller, 'angles', angles);
}

/**
 * Returns `[height, width]` of an image.
 *
 * @throws RangeError unless `shape` holds two positive integers.
 */
export function checkImageShape(
  caller: string,
  shape: readonly number[],
  name = 'shape',
): readonly [number, number] {
  const [height, width] = shape;
  const positive = shape.every((cells) => Number.isInteger(cells) && cells >= 1);
  if (shape.length !== 2 || height === undefined || width === undefined || !positive)
    throw new RangeError(
      `${caller}: ${name} must be [height, width], positive integers in pixels, got [${shape.join(', ')}]`,
    );
  return [height, width];
}

/**
 * Returns the side of a square image, in pixels.
 *
 * @throws RangeError unless `shape` holds the same positive integer twice.
 */
export function checkSquare(caller: string, shape: readonly number[]): number {
  const [height, width] = checkImageShape(caller, shape);
  if (height !== width)
    throw new RangeError(`${caller}: shape must be square, [n, n] in pixels, got [${height}, ${width}]`);
  return height;
}
