import { isLopsided } from '@fourier-features/ct';
import type { CtScan } from './ctInput.ts';
import { rangeOf } from './rangeOf.ts';

/** Arc that is nearer to a whole turn than to half a turn, in radians. */
const MOST_OF_A_TURN = 1.5 * Math.PI;

/** Returns what is good to know about a scan whose longer side sees a part of the picture from half of the directions alone. */
export function lopsidedNotes(scan: Pick<CtScan, 'geometry' | 'angles'>): string[] {
  const [first, last] = rangeOf(scan.angles);
  if (!seesLopsidedly(scan) || last - first > MOST_OF_A_TURN) return [];
  return [
    'the detectors reach further on one side of {centre} than on the other, so that the outer part of the picture is seen from half of the directions. A scan over a whole turn sees it from all.',
  ];
}

/** Returns whether the detectors of a scan reach clearly further on one side of the axis of rotation than on the other. */
export function seesLopsidedly({
  geometry: { detectorCount, detectorCentre },
}: Pick<CtScan, 'geometry'>): boolean {
  if (detectorCount === undefined || detectorCentre === undefined) return false;
  return isLopsided({ detectorCount, detectorCentre });
}
