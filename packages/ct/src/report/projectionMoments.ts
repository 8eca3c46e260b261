/** Sums over the detectors of each projection, `[angles]` each. */
export interface ProjectionMoments {
  /** Sum of values. */
  readonly mass: Float64Array;
  /** Centre of mass, in detectors. */
  readonly centroid: Float64Array;
  /** Mean square distance from the centre of mass, in detectors². */
  readonly variance: Float64Array;
}

/** Computes the moments of projections, `[angles, detectors]`; those of a projection without mass are NaN. */
export function projectionMoments(sinogram: ArrayLike<number>, detectors: number): ProjectionMoments {
  const angles = sinogram.length / detectors;
  const [mass, centroid, variance] = [
    new Float64Array(angles),
    new Float64Array(angles),
    new Float64Array(angles),
  ];
  for (let k = 0; k < angles; k++) {
    let [sum, first, second] = [0, 0, 0];
    for (let j = 0; j < detectors; j++) {
      const value = sinogram[k * detectors + j]!;
      sum += value;
      first += j * value;
      second += j * j * value;
    }
    mass[k] = sum;
    centroid[k] = first / sum;
    variance[k] = second / sum - (first / sum) ** 2;
  }
  return { mass, centroid, variance };
}
