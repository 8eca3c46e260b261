import { sinogramReport } from '@fourier-features/ct';
import { geometryDoubts } from './geometryDoubts.ts';

/**
 * Thresholds, each about twice the worst of good data: phantoms and slices of 16² to 128² from 4 to 180 projections, over half a
 * turn and a whole one, without noise and with 10³ to 10⁶ photons.
 */
const LIMITS = {
  /** Of the projections' sums. Good data: 0.034. */
  massVariation: 0.06,
  /** How much less they must vary along the other axis for that to be the better layout. */
  transposed: 1 / 4,
  /** Of the negative values' magnitudes. Good data: 0.014. */
  negativeShare: 0.05,
  /** Of the values at an end of the detectors, to the middle. Good data: 0.51, from 4 projections. */
  edge: 0.8,
};

export interface SinogramDoubtsOptions {
  readonly sinogram: Float32Array;
  readonly angles: Float64Array;
  /** Detector about which the scan is said to turn. */
  readonly centre: number;
  /** Whether the file held intensities, whose logarithm was taken. */
  readonly fromIntensities: boolean;
  /** Whether the angles were read from a file. */
  readonly anglesGiven: boolean;
}

/** Returns why a sinogram may not be what its settings say: each with the figure that shows it and the cure. */
export function sinogramDoubts({
  sinogram,
  angles,
  centre,
  fromIntensities,
  anglesGiven,
}: SinogramDoubtsOptions): string[] {
  const report = sinogramReport({ sinogram, angles });
  const { massVariation, transposedMassVariation, negativeShare, edges } = report;
  if (
    !(massVariation <= LIMITS.massVariation) &&
    transposedMassVariation < LIMITS.transposed * (massVariation || 1)
  )
    return [
      `the sums of the projections vary by ${percent(massVariation)}, where parallel beams have the same sum; along the other axis they vary by ${percent(transposedMassVariation)}. Pass the other {layout}.`,
    ];
  if (Math.min(...edges) > 1) return [intensities(edges, fromIntensities)];
  const doubts: string[] = [];
  if (negativeShare > LIMITS.negativeShare)
    doubts.push(
      `${percent(negativeShare)} of the sinogram is negative, which line integrals of attenuation are not. ${fromIntensities ? 'Pass a larger {incident}' : 'Pass {incident} if the file holds intensities, or −log(I/I₀) as line integrals'}.`,
    );
  const truncated = Math.max(...edges) > LIMITS.edge;
  if (!(massVariation <= LIMITS.massVariation) || truncated)
    return [...doubts, incomplete(massVariation, edges, truncated)];
  return [...doubts, ...geometryDoubts(report, { angles, centre, anglesGiven })];
}

function intensities(edges: readonly number[], fromIntensities: boolean): string {
  const level = Math.min(...edges).toPrecision(2);
  const cure = fromIntensities
    ? 'Leave out {incident} if the file holds line integrals'
    : 'Pass {incident} if the file holds intensities';
  return `values at the ends of the detectors are ${level} times those in the middle, like intensities beside an object, or line integrals whose logarithm was taken. ${cure}.`;
}

function incomplete(massVariation: number, edges: readonly number[], truncated: boolean): string {
  const variation = `the sums of the projections vary by ${percent(massVariation)}, where parallel beams have the same sum`;
  if (!truncated)
    return `${variation}. The beam is not parallel, its strength changes (divide by {incident} per detector and projection first), or some projections are damaged.`;
  return `values at an end of the detectors are ${percent(Math.max(...edges))} of those in the middle${massVariation > LIMITS.massVariation ? `, and ${variation}` : ''}: the object reaches beyond the detectors, or a background is left in the values. What lies outside the picture spoils what is inside.`;
}

const percent = (fraction: number): string => `${Number((100 * fraction).toPrecision(2))} %`;
