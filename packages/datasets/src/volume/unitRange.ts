/** An affine map between [0, 1] and the unit of a file: value = floor + range · unit value. */
export interface ValueRange {
  /** Value that 0 represents. */
  readonly floor: number;
  /** Difference between the values that 1 and 0 represent. */
  readonly range: number;
}

/**
 * Maps values to [0, 1]: (v − floor) / range with floor = min(0, least v) and range = greatest v − floor. Zero stays zero
 * unless some values, such as Hounsfield units, are negative.
 *
 * @returns the mapped values, and the range that `fromUnitRange` needs to undo the mapping.
 * @throws RangeError if no value is above 0, or one is not finite.
 *
 * @example
 * ```ts
 * import { fromUnitRange, toUnitRange } from '@fourier-features/datasets';
 *
 * const { values, valueRange } = toUnitRange(Float32Array.of(-1000, 0, 1000)); // 0, 0.5, 1
 * const hounsfield = fromUnitRange(values, valueRange); // -1000, 0, 1000
 * ```
 */
export function toUnitRange(values: Float32Array): {
  readonly values: Float32Array;
  readonly valueRange: ValueRange;
} {
  let [floor, high] = [0, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    floor = Math.min(floor, value);
    high = Math.max(high, value);
  }
  const range = high - floor;
  if (!(high > 0 && range < Infinity)) {
    throw new RangeError(
      `toUnitRange: values must be finite and one of them above 0, got ${floor} to ${high}`,
    );
  }
  return { values: values.map((value) => (value - floor) / range), valueRange: { floor, range } };
}

/** Maps values in [0, 1] back to the unit of a file: floor + range · value. Undoes `toUnitRange`. */
export function fromUnitRange(values: Float32Array, { floor, range }: ValueRange): Float32Array {
  return values.map((value) => floor + range * value);
}
