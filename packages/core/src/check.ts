/**
 * Checks of arguments, for core and what builds on it: errors name the function, the argument, the rule with its unit,
 * and what was given.
 */

/**
 * @param unit such as `in pixels`; none where left out.
 * @throws RangeError unless `value` is a whole number of at least 1.
 */
export function checkPositiveInteger(caller: string, name: string, value: number, unit?: string): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(
      `${caller}: ${name} must be a whole number of at least 1${inUnit(unit)}, got ${value}`,
    );
  }
}

/**
 * @param unit such as `in cycles per unit`; none where left out.
 * @throws RangeError unless `value` is greater than 0 and finite.
 */
export function checkPositive(caller: string, name: string, value: number, unit?: string): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new RangeError(`${caller}: ${name} must be positive and finite${inUnit(unit)}, got ${value}`);
  }
}

/** @throws RangeError unless every value is finite. */
export function checkFinite(caller: string, name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new RangeError(`${caller}: ${name} must be finite, got ${values[i]} at index ${i}`);
    }
  }
}

/**
 * @param shape what it must be, such as `[n, 2]`.
 * @throws RangeError unless `array` has `expected` entries.
 */
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

function inUnit(unit: string | undefined): string {
  return unit === undefined ? '' : `, ${unit}`;
}
