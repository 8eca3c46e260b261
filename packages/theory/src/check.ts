/** @throws RangeError unless `value` is a whole number of at least 1. */
export function checkPositiveInteger(caller: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${caller}: ${name} must be a whole number of at least 1, got ${value}`);
  }
}

/** @throws RangeError unless `value` is greater than 0 and finite; `unit` says in what. */
export function checkPositive(caller: string, name: string, value: number, unit: string): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new RangeError(`${caller}: ${name} must be positive and finite, ${unit}, got ${value}`);
  }
}
