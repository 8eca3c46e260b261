/** Cosine beyond which vectors count as parallel: arccos turns a rounding error ε near ±1 into √(2ε). */
const PARALLEL = 1 - 1e-14;

/** Returns a cosine in [−1, 1] from a ratio that rounding may have moved slightly, setting nearly ±1 to ±1. */
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
  /** ∂κ̇/∂c = 1/(2π√(ss′ − c²)); given as 0 for parallel vectors, where it is infinite. */
  readonly slopeDerivative: number;
}

/**
 * Computes what a ReLU layer does to a pair of normal variables. If a variance is 0, cos φ is taken as 0.
 *
 * @param c covariance of the two.
 * @param s variance of the first.
 * @param s2 variance of the second.
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
