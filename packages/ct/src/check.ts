import { checkFinite } from '@fourier-features/core/check';

/** @throws RangeError unless there is an angle and all are finite. */
export function checkAngles(caller: string, angles: ArrayLike<number>): void {
  if (angles.length === 0) throw new RangeError(`${caller}: angles must hold at least one number, got none`);
  checkFinite(caller, 'angles', angles);
}

/** @throws RangeError unless `array` is of that shape. */
export function checkShape(
  caller: string,
  name: string,
  { length }: ArrayLike<number>,
  shape: readonly number[],
): void {
  const expected = shape.reduce((product, cells) => product * cells, 1);
  if (length !== expected)
    throw new RangeError(
      `${caller}: ${name} must be [${shape.join(', ')}], ${expected} numbers, got ${length}`,
    );
}

/** `[height, width]` of an image. @throws RangeError unless those are two whole numbers of at least 1. */
export function checkImageShape(
  caller: string,
  shape: readonly number[],
  name = 'shape',
): readonly [number, number] {
  const [height, width] = shape;
  const whole = shape.every((cells) => Number.isInteger(cells) && cells >= 1);
  if (shape.length !== 2 || height === undefined || width === undefined || !whole)
    throw new RangeError(
      `${caller}: ${name} must be [height, width], whole numbers of at least 1, got [${shape.join(', ')}]`,
    );
  return [height, width];
}
