/** Mean and population standard deviation, as the paper's tables have them. */
export interface Summary {
  readonly mean: number;
  readonly deviation: number;
  readonly count: number;
}

/** @throws RangeError if there is no value. */
export function summarise(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('summarise: values must hold at least one number, got none');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance), count: values.length };
}
