/** A field and the values of one measure, larger ones better. */
export interface Contestant {
  readonly field: string;
  readonly values: readonly number[];
}

/** The best of some fields by a measure. */
export interface Winner {
  readonly field: string;
  readonly mean: number;
  /** By how much its mean is above the next one. */
  readonly lead: number;
}

/**
 * Returns the field with the largest mean; of equal ones, the first.
 *
 * @throws RangeError if there are fewer than two.
 */
export function winnerOf(contestants: readonly Contestant[]): Winner {
  if (contestants.length < 2)
    throw new RangeError(`winnerOf: contestants must be at least two, got ${contestants.length}`);
  const [first, second] = contestants
    .map(({ field, values }) => ({
      field,
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    }))
    .toSorted((one, other) => other.mean - one.mean);
  return { ...first!, lead: first!.mean - second!.mean };
}
