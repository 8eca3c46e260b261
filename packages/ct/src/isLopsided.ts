import { checkFinite, checkPositiveInteger } from '@fourier-features/core/check';

/** Ratio of the shorter to the longer side below which they count as different. */
const RATIO = 0.9;
/** Detectors by which they must differ too, so that turning about the middle of a detector next to the middle does not count. */
const DETECTORS = 1.5;

/**
 * Returns whether the detectors of a scan reach clearly further on one side of its axis of rotation than on the other, by a
 * tenth and more than one detector. What only the longer side sees is measured from half of the directions: filtered
 * back-projection, which assumes all of them, makes false edges there, and half a turn leaves it incomplete.
 *
 * @param detectorCentre detector on which the axis falls; may be fractional, and beyond the detectors.
 * @throws RangeError if the centre is not finite or the count is not a positive integer.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * ct.isLopsided({ detectorCount: 64, detectorCentre: 0 }); // true
 */
export function isLopsided({
  detectorCount,
  detectorCentre,
}: {
  detectorCount: number;
  detectorCentre: number;
}): boolean {
  checkPositiveInteger('isLopsided', 'detectorCount', detectorCount);
  checkFinite('isLopsided', 'detectorCentre', [detectorCentre]);
  const [first, last] = [detectorCentre + 0.5, detectorCount - 0.5 - detectorCentre];
  const [shorter, longer] = [Math.min(first, last), Math.max(first, last)];
  return shorter < RATIO * longer && longer - shorter > DETECTORS;
}
