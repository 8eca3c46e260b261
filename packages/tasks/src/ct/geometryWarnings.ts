import { type AngleChange, angleChanges, type SinogramReport } from '@fourier-features/ct';
import { inDegrees } from './inDegrees.ts';
import { rangeOf } from './rangeOf.ts';

/** Thresholds, each about twice the worst of good data, for which see `sinogramWarnings`. */
const LIMITS = {
  /** Projections below which every angle can be explained. */
  projections: 5,
  /** Deviation of the moments from what the angles allow, in detectors, beyond what noise explains. Good data: 0.12. */
  deviation: 0.3,
  /** Its ratio at other angles to that at the stated ones, below which the others are named. */
  betterAngles: 1 / 2,
  /** The same ratio, below which the stated angles are doubted even if noise explains the deviation at them. */
  muchBetterAngles: 1 / 3,
  /** Number of projections, and deviation in detectors, below which that happens by chance. */
  comparedProjections: 8,
  comparedDeviation: 0.1,
  /** Least and largest arc that scans cover, in radians. */
  arc: { least: Math.PI / 18, most: 4 * Math.PI + 0.1 },
  /** Distance of the centre of rotation from the stated one, in detectors, beyond what its error explains. Good data: 0.31. */
  centre: 0.6,
  /** Standard errors of the centre that its error explains. */
  centreErrors: 4,
};

export interface StatedGeometry {
  readonly angles: Float64Array;
  /** Detector about which the scan is said to turn. */
  readonly centre: number;
  /** Whether the angles were read from a file, rather than spread over an arc. */
  readonly anglesGiven: boolean;
}

/** Returns why the angles or the centre of a sinogram may be wrong, if its moments deviate from what they allow. */
export function geometryWarnings(report: SinogramReport, stated: StatedGeometry): string[] {
  const { centroidDeviation, widthDeviation, noiseDeviation, centre, centreError } = report;
  const count = stated.angles.length;
  if (count < LIMITS.projections) return [];
  const deviation = Math.hypot(centroidDeviation, widthDeviation);
  const better = bestOther(report, stated);
  const compared = count >= LIMITS.comparedProjections && deviation > LIMITS.comparedDeviation;
  if (
    deviation > LIMITS.deviation + noiseDeviation ||
    (compared && better.deviation < LIMITS.muchBetterAngles * deviation)
  )
    return [angleWarning(deviation, bestNamed(better, report, stated))];
  const arc = arcOf(stated);
  if (arc < LIMITS.arc.least || arc > LIMITS.arc.most)
    return [
      `the projections cover ${inDegrees(arc)}, where scans cover about half a turn or a whole one. Pass ${stated.anglesGiven ? 'another {angleUnit}' : '180° as {arc}'} if they do.`,
    ];
  const off = Math.abs(centre - stated.centre);
  if (off > LIMITS.centre + LIMITS.centreErrors * centreError)
    return [
      `the projections turn about detector ${centre.toFixed(1)} by their centres of mass, not ${Number(stated.centre.toFixed(2))}. Pass {centre} ${centre.toFixed(1)}.`,
    ];
  return [];
}

/** Angles that explain the moments better, what to pass for them, and by how much the moments are off then. */
interface Other {
  readonly cure: string;
  readonly deviation: number;
}

function bestOther({ ifAngles }: SinogramReport, stated: StatedGeometry): Other {
  let best: Other = { cure: '', deviation: Number.POSITIVE_INFINITY };
  for (const change of angleChanges) {
    const cure = cureOf(change, stated);
    if (cure !== undefined && ifAngles[change] < best.deviation) best = { cure, deviation: ifAngles[change] };
  }
  return best;
}

/** Returns an arc that explains the moments much better than the named changes, if there is one, rounded to degrees. */
function bestNamed(better: Other, { bestStretch }: SinogramReport, stated: StatedGeometry): Other {
  if (stated.anglesGiven || !(bestStretch.deviation < LIMITS.betterAngles * better.deviation)) return better;
  const arc = (Math.round((bestStretch.factor * arcOf(stated) * 180) / Math.PI) * Math.PI) / 180;
  return { cure: passArc(arc), deviation: bestStretch.deviation };
}

function passArc(arc: number): string {
  return `over ${inDegrees(arc)}. Pass ${inDegrees(arc)} as {arc}.`;
}

function angleWarning(deviation: number, better: Other): string {
  const figure = `centres of mass and widths of the projections are ${deviation.toPrecision(2)} detectors off the curves that they must follow at the stated angles`;
  if (better.deviation < LIMITS.betterAngles * deviation)
    return `${figure}, and ${better.deviation.toPrecision(2)} ${better.cure}`;
  return `${figure}. Pass {angles} if they are not evenly spread over {arc}, and check that the beam is parallel and no projection damaged.`;
}

/** How much an arc is multiplied by. */
const FACTORS: Partial<Record<AngleChange, number>> = {
  half: 1 / 2,
  double: 2,
  radiansAsDegrees: 180 / Math.PI,
  degreesAsRadians: Math.PI / 180,
};

/** Returns what to pass if the angles are others, after a figure; undefined if they cannot be those. */
function cureOf(change: AngleChange, stated: StatedGeometry): string | undefined {
  if (stated.anglesGiven) return FILE_CURES[change];
  const count = stated.angles.length;
  const factor = change === 'endIncluded' ? count / (count - 1) : FACTORS[change];
  if (factor === undefined) return undefined;
  const arc = factor * arcOf(stated);
  if (arc < LIMITS.arc.least || arc > LIMITS.arc.most) return undefined;
  return passArc(arc);
}

const FILE_CURES: Partial<Record<AngleChange, string>> = {
  half: 'if they are half of that. Pass {angles} in which they are.',
  double: 'if they are double. Pass {angles} in which they are.',
  radiansAsDegrees: 'if they are in radians. Pass {angleUnit} radians.',
  degreesAsRadians: 'if they are in degrees. Pass {angleUnit} degrees.',
  reversedOrder: 'in reverse order. Pass {angles} in the order of the projections.',
};

/** Returns the arc that angles cover: what lies between the first and the last, and a step if they are evenly spread. */
function arcOf({ angles, anglesGiven }: StatedGeometry): number {
  const [lowest, highest] = rangeOf(angles);
  const between = highest - lowest;
  return anglesGiven ? between : (between * angles.length) / (angles.length - 1);
}
