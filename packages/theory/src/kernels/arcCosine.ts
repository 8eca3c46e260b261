/** Beyond it vectors are parallel but for rounding, of which the arc cosine's root would make a million times more. */
const PARALLEL = 1 - 1e-14;

/** A cosine that rounding may have pushed beyond ±1, or kept just below. */
export function cosineOf(ratio: number): number {
  if (ratio > PARALLEL) return 1;
  return ratio < -PARALLEL ? -1 : ratio;
}

/** Expectations over a pair of normal variables (a, a′) with variances s, s′ and covariance c. */
export interface ArcCosine {
  /** E ReLU(a)·ReLU(a′) = √(ss′ − c²)/2π + κ̇·c. */
  readonly covariance: number;
  /** κ̇ = E ReLU′(a)·ReLU′(a′) = (1 − φ/π)/2, φ = arccos(c/√(ss′)). */
  readonly slope: number;
  /** ∂κ̇/∂c = 1/(2π√(ss′ − c²)); 0 where the two are parallel, where it is infinite. */
  readonly slopeDerivative: number;
}

/**
 * A ReLU layer as kernels see it. Where a variance is 0, cos φ is taken as 0.
 *
 * @see Cho & Saul 2009, "Kernel methods for deep learning"
 */
export function arcCosine(c: number, s: number, s2: number): ArcCosine {
  const size = Math.sqrt(s * s2);
  const cosine = size > 0 ? cosineOf(c / size) : 0;
  const slope = 0.5 - Math.acos(cosine) / (2 * Math.PI);
  const sine = size * Math.sqrt((1 - cosine) * (1 + cosine));
  return {
    covariance: sine / (2 * Math.PI) + slope * c,
    slope,
    slopeDerivative: sine > 0 ? 1 / (2 * Math.PI * sine) : 0,
  };
}
