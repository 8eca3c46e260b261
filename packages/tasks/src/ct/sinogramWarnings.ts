import { isLopsided, sinogramReport } from '@fourier-features/ct';
import { percent } from '../percent.ts';
import { geometryWarnings } from './geometryWarnings.ts';

/**
 * Thresholds, each about twice the worst of good data: phantoms and slices of 16² to 128² from 4 to 180 projections, over half a
 * turn and a whole one, without noise and with 10³ to 10⁶ photons.
 */
const LIMITS = {
  /** Variation of the projections' sums. Good data: 0.034. */
  massVariation: 0.06,
  /** What noise adds to that, in its deviations. */
  massNoises: 1.5,
  /** Ratio of the variation along the other axis to this one, below which the other layout is meant. */
  transposed: 1 / 4,
  /** Share of the negative values' magnitudes. Good data: 0.014. */
  negativeShare: 0.05,
  /** Ratio of the values at an end of the detectors to those in the middle. Good data: 0.51, from 4 projections. */
  edge: 0.8,
  /** The same where the sums or the moments are off, which such an object explains. Good data from 8 projections: 0.27. */
  explainingEdge: 0.4,
  /** The same where nothing reaches beyond the detectors. */
  freeEdge: 0.1,
  /** Flatness of the ends from which they are air. A disc as wide as the detectors has less than 0.5. */
  flatness: 0.9,
  /** Level of air, in attenuation, from which it matters: the incident intensity is 5 % too large. */
  air: 0.05,
};

export interface SinogramWarningsOptions {
  readonly sinogram: Float32Array;
  readonly angles: Float64Array;
  /** Detector about which the scan is said to turn. */
  readonly centre: number;
  /** Intensity without an object, if the file held intensities, whose logarithm was taken. */
  readonly incident: number | undefined;
  /** Whether the angles were read from a file. */
  readonly anglesGiven: boolean;
}

/** Returns why a sinogram may not be what its settings say: each with the figure that shows it and the cure. */
export function sinogramWarnings({
  sinogram,
  angles,
  centre,
  incident,
  anglesGiven,
}: SinogramWarningsOptions): string[] {
  const report = sinogramReport({ sinogram, angles });
  const { massVariation, massNoise, transposedMassVariation, negativeShare, edges, ends } = report;
  const fromIntensities = incident !== undefined;
  if (
    !(massVariation <= LIMITS.massVariation) &&
    transposedMassVariation < LIMITS.transposed * (massVariation || 1)
  )
    return [
      `the sums of the projections vary by ${percent(massVariation)}, where parallel beams have the same sum; along the other axis they vary by ${percent(transposedMassVariation)}. Pass the other value of {layout}.`,
    ];
  if (negativeShare > LIMITS.negativeShare) return [negative(negativeShare, fromIntensities)];
  if (Math.min(...edges) > 1) return [intensities(edges, fromIntensities)];
  const edge = Math.max(...edges);
  // Detectors that end near the axis see a part of the object in each projection.
  const detectorCount = sinogram.length / angles.length;
  if (isLopsided({ detectorCount, detectorCentre: centre }) && edge > LIMITS.freeEdge) return [];
  const uneven = !(massVariation <= LIMITS.massVariation + LIMITS.massNoises * massNoise);
  const geometry = geometryWarnings(report, { angles, centre, anglesGiven });
  if (edge > LIMITS.edge || ((uneven || geometry.length > 0) && edge > LIMITS.explainingEdge))
    return [truncated(edge, uneven ? massVariation : undefined)];
  if (incident !== undefined && ends.flatness > LIMITS.flatness && ends.level > LIMITS.air)
    return [air(ends.level, incident)];
  return uneven ? [unevenSums(massVariation)] : geometry;
}

function negative(share: number, fromIntensities: boolean): string {
  const cure = fromIntensities
    ? 'Pass a larger {incident}'
    : 'Pass {incident} if the file holds intensities, and −log(I/I₀) if it holds logarithms';
  return `${percent(share)} of the sinogram is negative, which line integrals of attenuation are not. ${cure}.`;
}

function intensities(edges: readonly number[], fromIntensities: boolean): string {
  const level = Math.min(...edges).toPrecision(2);
  const cure = fromIntensities
    ? 'Leave out {incident} if the file holds line integrals'
    : 'Pass {incident} if the file holds intensities';
  return `values at the ends of the detectors are ${level} times those in the middle, like intensities beside an object, or line integrals whose logarithm was taken. ${cure}.`;
}

function air(level: number, incident: number): string {
  const right = Number((incident * Math.exp(-level)).toPrecision(3));
  return `the projections end level at an attenuation of ${level.toPrecision(2)}, as air does if the incident intensity is ${percent(Math.exp(level) - 1)} too large. Pass ${right} as {incident} if there is air.`;
}

function truncated(edge: number, massVariation: number | undefined): string {
  const sums =
    massVariation === undefined ? '' : `, and the sums of the projections vary by ${percent(massVariation)}`;
  return `values at an end of the detectors are ${percent(edge)} of those in the middle${sums}: the object reaches beyond the detectors, or a background is left in the values. Subtract a background first. Values of an object that is cut off are wrong, most of all near the border.`;
}

function unevenSums(massVariation: number): string {
  return `the sums of the projections vary by ${percent(massVariation)}, where parallel beams have the same sum. The beam is not parallel, its strength changes, or projections are damaged. Divide by the incident intensity of each projection first, or leave out the damaged ones with {angles} for the rest.`;
}
