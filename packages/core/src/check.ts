import type { Bounds } from './bounds.ts';
import { sizeOf } from './sizeOf.ts';

/**
 * Checks a number of things.
 *
 * @param unit words for the message, such as `in pixels`.
 * @throws RangeError unless `value` is an integer of at least 1.
 * @example
 * import { checkPositiveInteger } from '@fourier-features/core/check';
 *
 * checkPositiveInteger('resize', 'width', 64, 'in pixels');
 */
export function checkPositiveInteger(caller: string, name: string, value: number, unit?: string): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${caller}: ${name} must be a positive integer${inUnit(unit)}, got ${value}`);
  }
}

/**
 * Checks a quantity.
 *
 * @param unit words for the message, such as `in cycles per unit`.
 * @throws RangeError unless `value` is greater than 0 and finite.
 * @example
 * import { checkPositive } from '@fourier-features/core/check';
 *
 * checkPositive('blur', 'radius', 1.5, 'in pixels');
 */
export function checkPositive(caller: string, name: string, value: number, unit?: string): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new RangeError(`${caller}: ${name} must be positive and finite${inUnit(unit)}, got ${value}`);
  }
}

/**
 * Checks an array for NaN and infinities.
 *
 * @param unit words for the message, such as `in float32`.
 * @throws RangeError unless every value is finite; the message names the first that is not.
 * @example
 * import { checkFinite } from '@fourier-features/core/check';
 *
 * checkFinite('blur', 'values', Float32Array.of(0, 1));
 */
export function checkFinite(caller: string, name: string, values: ArrayLike<number>, unit?: string): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new RangeError(
        `${caller}: ${name} must be finite${inUnit(unit)}, got ${values[i]} at index ${i}`,
      );
    }
  }
}

/**
 * Checks the length of an array. `checkShape` does so for a shape known in full.
 *
 * @param shape words for the message, such as `[n, 2]`.
 * @throws RangeError unless `array` has `expected` entries.
 * @example
 * import { checkLength } from '@fourier-features/core/check';
 *
 * checkLength('blur', 'weights', [1, 2, 1], 3, '[2·radius + 1]');
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

/**
 * Checks the type of an array that TypeScript cannot vouch for.
 *
 * @throws TypeError unless `array` is a Float32Array.
 * @example
 * import { checkFloat32 } from '@fourier-features/core/check';
 *
 * checkFloat32('blur', 'pixels', Float32Array.of(0, 1));
 */
export function checkFloat32(caller: string, name: string, array: unknown): void {
  if (array instanceof Float32Array) return;
  const got = Array.isArray(array) ? 'a plain array' : (array?.constructor?.name ?? String(array));
  throw new TypeError(`${caller}: ${name} must be a Float32Array, got ${got}`);
}

/**
 * Checks that an array has as many entries as its shape.
 *
 * @throws RangeError unless `array` has as many entries as `shape`.
 * @example
 * import { checkShape } from '@fourier-features/core/check';
 *
 * checkShape('blur', 'values', new Float32Array(6), [2, 3]);
 */
export function checkShape(
  caller: string,
  name: string,
  array: ArrayLike<number>,
  shape: readonly number[],
): void {
  checkLength(caller, name, array, sizeOf(shape), `[${shape.join(', ')}]`);
}

/**
 * Checks a box.
 *
 * @throws RangeError unless `min` is below `max` on every axis and all are finite.
 * @example
 * import { checkBounds } from '@fourier-features/core/check';
 *
 * checkBounds('marchingCubes', { min: [0, 0, 0], max: [1, 1, 1] });
 */
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

/**
 * Returns n of coordinates `[n, d]`.
 *
 * @throws RangeError unless the length is a multiple of d.
 * @example
 * import { pointCount } from '@fourier-features/core/check';
 *
 * pointCount('evaluate', new Float32Array(6), 2); // 3
 */
export function pointCount(caller: string, coordinates: ArrayLike<number>, inputDim: number): number {
  const count = coordinates.length / inputDim;
  if (!Number.isInteger(count)) {
    throw new RangeError(
      `${caller}: coordinates must be [n, ${inputDim}], got ${coordinates.length} numbers`,
    );
  }
  return count;
}

/**
 * Checks that an array holds values in [0, 1].
 *
 * @param cure a sentence for the message: what to do with other values.
 * @throws RangeError at the first value that is less than 0, more than 1 or NaN.
 * @example
 * import { checkUnitRange } from '@fourier-features/core/check';
 *
 * checkUnitRange('blur', 'values', Float32Array.of(0, 0.5, 1), 'Divide 8-bit values by 255.');
 */
export function checkUnitRange(caller: string, name: string, values: Float32Array, cure: string): void {
  const wrong = values.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong >= 0) {
    throw new RangeError(
      `${caller}: ${name} must be in [0, 1], got ${values[wrong]} at index ${wrong}. ${cure}`,
    );
  }
}

/**
 * Checks a name against those that are known.
 *
 * @throws RangeError unless `value` is one of `names`.
 * @example
 * import { checkOneOf } from '@fourier-features/core/check';
 *
 * checkOneOf('blur', 'kernel', 'box', ['box', 'gaussian']);
 */
export function checkOneOf(caller: string, name: string, value: string, names: readonly string[]): void {
  if (!names.includes(value)) {
    throw new RangeError(`${caller}: ${name} must be one of ${names.join(', ')}, got ${value}`);
  }
}

function inUnit(unit: string | undefined): string {
  return unit === undefined ? '' : `, ${unit}`;
}
