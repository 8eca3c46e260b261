import { isLopsided } from '@fourier-features/ct';
import type { CtScan } from './ctInput.ts';
import { rangeOf } from './rangeOf.ts';

/** Arc that is nearer to a whole turn than to half a turn, in radians. */
const MOST_OF_A_TURN = 1.5 * Math.PI;

/** Returns what is good to know about a scan whose detectors see a part of the picture from some directions alone, or not at all. */
export function lopsidedNotes(scan: Pick<CtScan, 'geometry' | 'angles'>): string[] {
  return [...unseenNotes(scan), ...halfSeenNotes(scan)];
}

/** If the detectors lie on one side of the centre, no ray comes nearer to it than the first of them. */
function unseenNotes({ geometry: { detectorCount, detectorCentre } }: Pick<CtScan, 'geometry'>): string[] {
  if (detectorCount === undefined || detectorCentre === undefined) return [];
  const beyond = Math.max(-0.5 - detectorCentre, detectorCentre - detectorCount + 0.5);
  if (!(beyond > 0)) return [];
  return [
    `no ray comes nearer to {centre} than ${Number(beyond.toPrecision(3))} detectors, so that the middle of the picture is not measured.`,
  ];
}

function halfSeenNotes(scan: Pick<CtScan, 'geometry' | 'angles'>): string[] {
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
