/** @throws RangeError unless `value` is a whole number of at least 1. */
export function checkCount(caller: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${caller}: ${name} must be a whole number of at least 1, got ${value}`);
}

/** @throws RangeError unless `value` is positive and finite. */
export function checkPositive(caller: string, name: string, unit: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value)))
    throw new RangeError(`${caller}: ${name} must be positive and finite, ${unit}, got ${value}`);
}

/** @throws RangeError unless there is a number and all are finite. */
export function checkFinite(caller: string, name: string, values: ArrayLike<number>): void {
  if (values.length === 0) throw new RangeError(`${caller}: ${name} must hold at least one number, got none`);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]))
      throw new RangeError(`${caller}: ${name} must be finite, got ${values[i]} at index ${i}`);
  }
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
