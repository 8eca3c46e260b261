/** @throws RangeError unless `value` is a whole number of at least 1. */
export function checkPositiveInteger(caller: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${caller}: ${name} must be a whole number of at least 1, got ${value}`);
  }
}

/** @throws RangeError unless 0 ≤ near < far, both finite. */
export function checkDepthRange(caller: string, near: number, far: number): void {
  if (!(near >= 0 && far > near && Number.isFinite(far))) {
    throw new RangeError(
      `${caller}: near and far must be depths in scene units with 0 <= near < far, got ${near} and ${far}`,
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
