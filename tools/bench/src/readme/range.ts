/** Formats the range of numbers, `0.52 – 0.61`, or one of them if all look alike; a dash if there are none. */
export function range(
  values: readonly (number | undefined)[],
  format: (value: number) => string,
  unit = '',
): string {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return '–';
  const [lowest, highest] = [format(Math.min(...known)), format(Math.max(...known))];
  return (lowest === highest ? lowest : `${lowest} – ${highest}`) + unit;
}

/** Formats seconds as milliseconds with two or more significant digits: 0.34, 7.0, 12, 1,093. */
export function milliseconds(seconds: number): string {
  const value = 1000 * seconds;
  if (value >= 10) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 1 ? 1 : 2);
}

/** Formats a ratio of times. */
export function times(ratio: number): string {
  return ratio.toFixed(2);
}

/** Formats a part as percent, without the sign. */
export function percent(part: number): string {
  return (100 * part).toFixed(0);
}
