/** A complex array `[...shape, 2]`. */
export interface ComplexArray {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** @throws RangeError unless every number is finite. */
export function checkNumbers(name: string, values: Float32Array): void {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `readKspace: ${name} must be finite, got ${values[bad]} at index ${Math.floor(bad / 2)}`,
    );
}
