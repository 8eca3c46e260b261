/** Fraction of each axis, around DC, that random masks sample completely by default. */
export const CENTRE_FRACTION = 0.08;

/**
 * Returns whether a frequency is among the round(fraction·n) around DC; at least DC is, unless the fraction is 0.
 */
export function isCentral(frequency: number, cells: number, fraction: number): boolean {
  if (fraction === 0) return false;
  const width = Math.max(1, Math.round(fraction * cells));
  const lowest = -Math.floor(width / 2);
  return frequency >= lowest && frequency < lowest + width;
}

/** @throws RangeError unless the fraction is in [0, 1]. */
export function checkCentreFraction(caller: string, centreFraction: number): void {
  if (!(centreFraction >= 0 && centreFraction <= 1)) {
    throw new RangeError(`${caller}: centreFraction must be in [0, 1], got ${centreFraction}`);
  }
}
