import type { Bounds } from './bounds.ts';
import { sizeOf } from './sizeOf.ts';

/**
 * @param unit such as `in pixels`.
 * @throws RangeError unless `value` is an integer of at least 1.
 */
export function checkPositiveInteger(caller: string, name: string, value: number, unit?: string): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${caller}: ${name} must be a positive integer${inUnit(unit)}, got ${value}`);
  }
}

/**
 * @param unit such as `in cycles per unit`.
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
 * @param shape description for the message, such as `[n, 2]`.
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

/** @throws RangeError unless `array` has the entries of `shape`. */
export function checkShape(
  caller: string,
  name: string,
  array: ArrayLike<number>,
  shape: readonly number[],
): void {
  checkLength(caller, name, array, sizeOf(shape), `[${shape.join(', ')}]`);
}

/** @throws RangeError unless `min` is below `max` on every axis and all are finite. */
export function checkBounds(caller: string, { min, max }: Bounds): void {
  for (let axis = 0; axis < 3; axis++) {
    const length = max[axis]! - min[axis]!;
    if (!(length > 0 && Number.isFinite(length))) {
      throw new RangeError(
        `${caller}: bounds must have min below max on every axis, got ${min[axis]} to ${max[axis]} on axis ${axis}`,
      );
    }
  }
}

function inUnit(unit: string | undefined): string {
  return unit === undefined ? '' : `, ${unit}`;
}
