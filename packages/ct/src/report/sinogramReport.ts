import { checkFinite } from '@fourier-features/core/check';
import { checkAngles } from '../check.ts';
import { bestStretch } from './bestStretch.ts';
import { fitMoments } from './fitMoments.ts';
import { columnSums, edgesOf, endsOf, negativeShareOf, variationOf } from './levels.ts';
import { centroidNoise, massNoise, noiseOf } from './noiseOf.ts';
import { type AngleChange, angleChanges, otherAngles, stretched } from './otherAngles.ts';
import { type ProjectionMoments, projectionMoments } from './projectionMoments.ts';

export interface SinogramReportOptions {
  /** Line integrals of a parallel beam, `[angles, detectors]`. */
  sinogram: ArrayLike<number>;
  /** θ of each projection, in radians. */
  angles: ArrayLike<number>;
}

/** Figures that tell whether numbers are line integrals at the stated angles. NaN where a sinogram has no mass. */
export interface SinogramReport {
  /** Deviation of the projections' sums, divided by their mean: 0 for parallel beams that see the whole object. */
  readonly massVariation: number;
  /** Deviation that noise of the neighbouring detectors' differences would give the sums, divided by their mean. */
  readonly massNoise: number;
  /** The variation of the sums if the array were transposed: `[detectors, angles]`. */
  readonly transposedMassVariation: number;
  /** Root of the mean square distance of the projections' centres of mass from the best a + b·cos θ + c·sin θ, in detectors. */
  readonly centroidDeviation: number;
  /**
   * Root of the mean square distance of the projections' mean square widths from the best a + b·cos 2θ + c·sin 2θ, divided by
   * twice the mean width: in detectors.
   */
  readonly widthDeviation: number;
  /** Deviation that noise of the neighbouring detectors' differences would give the centres of mass, in detectors. */
  readonly noiseDeviation: number;
  /** Detector on which the centre of rotation falls, by the centres of mass. */
  readonly centre: number;
  /** Standard error of `centre` by the deviations about the fit and the spread of the angles, in detectors. */
  readonly centreError: number;
  /** Sum of the negative values' magnitudes, divided by that of all. */
  readonly negativeShare: number;
  /** Mean of the first and of the last detectors, a 32nd of them but from 1 to 8, divided by the mean of the middle half. */
  readonly edges: readonly [first: number, last: number];
  /** Root sum of squares of `centroidDeviation` and `widthDeviation` if the angles were others, in detectors. */
  readonly ifAngles: Readonly<Record<AngleChange, number>>;
  /**
   * Factor of the angles' distances from the first with which the moments deviate least, for arcs from 10° to 400°, and that
   * deviation, in detectors; by at most 511 of the projections.
   */
  readonly bestStretch: { readonly factor: number; readonly deviation: number };
  /**
   * How level the projections end: the mean of the first and of the last detectors, whichever is lower, and the least ratio of
   * that to the mean two detectors further in, near 1 for air and well below for the edge of an object. 0 for both with fewer
   * than 8 detectors.
   */
  readonly ends: { readonly level: number; readonly flatness: number };
}

/**
 * Computes figures that tell whether a sinogram is one, and whether its angles and its centre are right, without an image.
 * The sums of parallel projections of an object that fits onto the detectors are all the same, their centres of mass lie on
 * a + b·cos θ + c·sin θ with a the centre of rotation, and their mean square widths on such a curve of 2θ: the first of the
 * Helgason–Ludwig conditions.
 *
 * The conditions hold for every object, so they cannot tell what only changes the object: the sense of rotation mirrors it,
 * the first angle turns it, the distance between detectors scales it. Angles cannot be told from an object like a disc about the
 * centre.
 *
 * @throws RangeError if the sinogram is not `[angles, detectors]` or not finite.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const [shape, angles] = [[32, 32], ct.uniformAngles(20)];
 * const sinogram = ct.parallelBeam({ shape, angles }).apply(new Float32Array(32 * 32).fill(0.5));
 * const { massVariation, centroidDeviation, centre } = ct.sinogramReport({ sinogram, angles });
 * @see Natterer 2001, The Mathematics of Computerized Tomography, section II.4, https://doi.org/10.1137/1.9780898719284
 */
export function sinogramReport({ sinogram, angles }: SinogramReportOptions): SinogramReport {
  checkAngles('sinogramReport', angles);
  const detectors = sinogram.length / angles.length;
  if (!(Number.isInteger(detectors) && detectors >= 1))
    throw new RangeError(
      `sinogramReport: sinogram must be complete rows of detectors for ${angles.length} angles, got ${sinogram.length} numbers`,
    );
  checkFinite('sinogramReport', 'sinogram', sinogram);
  const moments = projectionMoments(sinogram, detectors);
  const stated = deviationsAt(angles, moments, detectors);
  const others = otherAngles(angles);
  const ifAngles = {} as Record<AngleChange, number>;
  for (const change of angleChanges) {
    const { centroid, width } = deviationsAt(others[change], moments, detectors);
    ifAngles[change] = Math.hypot(centroid, width);
  }
  const some = thinned(angles, moments);
  const deviation = (factor: number): number => {
    const { centroid, width } = deviationsAt(stretched(some.angles, factor), some.moments, detectors);
    return Math.hypot(centroid, width);
  };
  const noise = noiseOf(sinogram, detectors);
  return {
    massVariation: variationOf(moments.mass),
    massNoise: massNoise(noise, detectors, moments),
    transposedMassVariation: variationOf(columnSums(sinogram, detectors)),
    centroidDeviation: stated.centroid,
    widthDeviation: stated.width,
    noiseDeviation: centroidNoise(noise, detectors, moments),
    centre: stated.centre,
    centreError: stated.centreError,
    negativeShare: negativeShareOf(sinogram),
    edges: edgesOf(sinogram, detectors),
    ifAngles,
    bestStretch: bestStretch(some.angles, deviation),
    ends: endsOf(sinogram, detectors),
  };
}

/** Projections by which an arc is searched, at most about twice as many: more would not tell it better, and take longer. */
const ENOUGH = 256;

/** Returns every nth angle and the moments of its projection, beginning with the first. */
function thinned(
  angles: ArrayLike<number>,
  { mass, centroid, variance }: ProjectionMoments,
): { angles: Float64Array; moments: ProjectionMoments } {
  const step = Math.max(1, Math.floor(angles.length / ENOUGH));
  const of = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: Math.ceil(values.length / step) }, (_, k) => values[k * step]!);
  return { angles: of(angles), moments: { mass: of(mass), centroid: of(centroid), variance: of(variance) } };
}

/** Deviations of moments from what some angles allow. */
interface Deviations {
  readonly centroid: number;
  readonly width: number;
  readonly centre: number;
  readonly centreError: number;
}

function deviationsAt(
  angles: ArrayLike<number>,
  { centroid, variance }: ProjectionMoments,
  detectors: number,
): Deviations {
  const first = fitMoments(centroid, angles, {
    order: 1,
    expected: (detectors - 1) / 2,
    extent: detectors / 4,
  });
  const meanVariance = variance.reduce((sum, each) => sum + each, 0) / variance.length;
  const second = fitMoments(variance, angles, {
    order: 2,
    expected: meanVariance,
    extent: (detectors / 4) ** 2,
  });
  return {
    centroid: first.deviation,
    width: second.deviation / (2 * Math.sqrt(meanVariance)),
    centre: first.coefficients[0],
    centreError: first.error,
  };
}
