/** Mean and population standard deviation, as in the paper's tables. */
export interface Summary {
  readonly mean: number;
  readonly deviation: number;
  readonly count: number;
}

/**
 * Computes the mean and the population standard deviation.
 *
 * @throws RangeError if `values` is empty.
 */
export function summarise(values: readonly number[]): Summary {
  if (values.length === 0)
    throw new RangeError('summarise: values must contain at least one number, got none');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance), count: values.length };
}
