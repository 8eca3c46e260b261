/** @throws RangeError unless the shape has two or three axes, whole numbers of at least 1. */
export function checkShape(caller: string, shape: readonly number[]): void {
  const good = shape.length === 2 || shape.length === 3;
  if (!good || shape.some((cells) => !Number.isInteger(cells) || cells < 1)) {
    throw new RangeError(
      `${caller}: shape must hold two or three whole numbers of at least 1, in cells, got [${shape.join(', ')}]`,
    );
  }
}

/** @throws RangeError unless `array` has `expected` entries. */
export function checkLength(
  caller: string,
  name: string,
  array: ArrayLike<number>,
  expected: number,
  shape: string,
): void {
  if (array.length !== expected) {
    throw new RangeError(`${caller}: ${name} must be ${shape}, ${expected} numbers, got ${array.length}`);
  }
}

/** @throws RangeError unless `value` is a whole number of at least `least`. */
export function checkWhole(caller: string, name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${caller}: ${name} must be a whole number of at least ${least}, got ${value}`);
  }
}
