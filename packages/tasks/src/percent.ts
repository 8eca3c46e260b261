/** Share below which a percentage has no digits: a tenth of a per cent. */
const SMALLEST = 0.001;

/**
 * Returns a share as a percentage of two significant digits, which reads 0 % only of a share of 0 and 100 % only of a share of
 * 1 or more.
 */
export function percent(share: number): string {
  if (share > 0 && share < SMALLEST) return 'less than 0.1 %';
  const value = Number((100 * share).toPrecision(2));
  return share < 1 && value >= 100 ? 'more than 99 %' : `${value} %`;
}
