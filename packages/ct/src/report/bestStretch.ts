/** Arcs that are tried, in radians: every 5° up to somewhat more than a whole turn. */
const STEP = Math.PI / 36;
const LARGEST = 80 * STEP;
/** Halvings of the bracket around the best of them, to 0.01°. */
const HALVINGS = 10;

/**
 * Returns the factor of the angles' distances from the first at which a deviation is least, among those whose arcs are from 10°
 * to 400°, by a search in steps of 5° that is refined around the best.
 *
 * @param deviationAt returns the deviation if angles are stretched by a factor.
 */
export function bestStretch(
  angles: ArrayLike<number>,
  deviationAt: (factor: number) => number,
): { factor: number; deviation: number } {
  let span = 0;
  for (let k = 1; k < angles.length; k++) span = Math.max(span, Math.abs(angles[k]! - angles[0]!));
  let best = { factor: 1, deviation: deviationAt(1) };
  if (!(span > 0)) return best;
  const attempt = (arc: number): void => {
    const deviation = deviationAt(arc / span);
    if (deviation < best.deviation) best = { factor: arc / span, deviation };
  };
  for (let arc = 2 * STEP; arc <= LARGEST; arc += STEP) attempt(arc);
  for (let i = 1, step = STEP / 2; i <= HALVINGS; i++, step /= 2) {
    const arc = best.factor * span;
    attempt(arc - step);
    attempt(arc + step);
  }
  return best;
}
