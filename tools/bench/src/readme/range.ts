/** Formats the range of values, `0.52 – 0.61`, or one of them if all look alike; a dash if there are none. */
export function range(values: readonly number[], format: (value: number) => string): string {
  if (values.length === 0) return '–';
  const [lowest, highest] = [format(Math.min(...values)), format(Math.max(...values))];
  return lowest === highest ? lowest : `${lowest} – ${highest}`;
}

/** Formats seconds as milliseconds with two or more significant digits: 0.34, 7.0, 12, 1,093. */
export function milliseconds(seconds: number): string {
  const value = 1000 * seconds;
  if (value >= 10) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 1 ? 1 : 2);
}

export function times(ratio: number): string {
  return ratio.toFixed(2);
}

export function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}
