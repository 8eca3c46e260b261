import { checkPositive } from '@fourier-features/core/check';

/** Gradient descent, in place of gradient flow. */
export interface Descent {
  /** Learning rate η of the updates f ← f − η·K·(f − y). */
  readonly learningRate: number;
}

/** Returns the part of a mode of eigenvalue λ that is left at time t: e^(−λt), or (1 − ηλ)^(t/η) by descent. */
export function decay(eigenvalue: number, time: number, discrete?: Descent): number {
  if (eigenvalue === 0 || time === 0) return 1;
  if (!discrete) return Math.exp(-eigenvalue * time);
  return descentFactor(eigenvalue, discrete) ** stepsOf(time, discrete);
}

/** Returns (1 − decay)/λ, or t if λ = 0: by how much predictions at other points have moved along a mode. */
export function progress(eigenvalue: number, time: number, discrete?: Descent): number {
  // A mode with λ = 0 in K has a zero row in K* as well, up to rounding: it must not be multiplied by an infinite t.
  if (eigenvalue === 0) return Number.isFinite(time) ? time : 0;
  if (!discrete) return -Math.expm1(-eigenvalue * time) / eigenvalue;
  return (1 - decay(eigenvalue, time, discrete)) / eigenvalue;
}

/**
 * Returns 2/λ_max, the learning rate beyond which gradient descent on ½·Σ(f − y)² diverges.
 *
 * @param eigenvalues of the tangent kernel on the training points, in any order.
 * @throws RangeError if the largest eigenvalue is not positive.
 * @example
 * import { columnMatrix, gaussianKernel, kernelMatrix, largestStableRate, symmetricEigen } from '@fourier-features/theory';
 *
 * const { values } = symmetricEigen(kernelMatrix(gaussianKernel(2), columnMatrix([0, 0.1, 0.2])));
 * const rate = largestStableRate(values);
 */
export function largestStableRate(eigenvalues: Float64Array): number {
  const largest = eigenvalues.reduce((most, value) => Math.max(most, value), 0);
  if (!(largest > 0)) {
    throw new RangeError(`largestStableRate: the largest eigenvalue must be positive, got ${largest}`);
  }
  return 2 / largest;
}

/** Returns the number of updates until a time, which must be a multiple of the learning rate up to rounding. */
function stepsOf(time: number, { learningRate }: Descent): number {
  checkPositive('predictDynamics', 'discrete.learningRate', learningRate);
  const steps = time / learningRate;
  const nearest = Math.round(steps);
  if (Number.isFinite(steps) && Math.abs(steps - nearest) > 1e-6 * Math.max(1, nearest)) {
    throw new RangeError(
      `predictDynamics: times must be multiples of discrete.learningRate, ${learningRate}, got ${time}`,
    );
  }
  return Number.isFinite(steps) ? nearest : steps;
}

function descentFactor(eigenvalue: number, { learningRate }: Descent): number {
  return 1 - learningRate * eigenvalue;
}
