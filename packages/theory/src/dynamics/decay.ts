import { checkPositive } from '@fourier-features/core/check';
/** Gradient descent instead of gradient flow. */
export interface Descent {
  /** η, of updates f ← f − η·K·(f − y). */
  readonly learningRate: number;
}

/** What is left of a mode of eigenvalue λ at time t: e^(−λt), or (1 − ηλ)^(t/η). */
export function decay(eigenvalue: number, time: number, discrete?: Descent): number {
  if (eigenvalue === 0 || time === 0) return 1;
  if (!discrete) return Math.exp(-eigenvalue * time);
  return descentFactor(eigenvalue, discrete) ** stepsOf(time, discrete);
}

/** (1 − decay)/λ, which is t where λ is 0: by how much predictions elsewhere have moved. */
export function progress(eigenvalue: number, time: number, discrete?: Descent): number {
  // A mode that K does not move at all moves nothing else either: its row of K* is 0 too, but for rounding.
  if (eigenvalue === 0) return Number.isFinite(time) ? time : 0;
  if (!discrete) return -Math.expm1(-eigenvalue * time) / eigenvalue;
  return (1 - decay(eigenvalue, time, discrete)) / eigenvalue;
}

/** 2/λ_max: gradient descent on ½·Σ(f − y)² diverges at larger rates. */
export function largestStableRate(eigenvalues: Float64Array): number {
  const largest = eigenvalues.reduce((most, value) => Math.max(most, value), 0);
  if (!(largest > 0)) {
    throw new RangeError(`largestStableRate: the largest eigenvalue must be positive, got ${largest}`);
  }
  return 2 / largest;
}

/** Updates until time t; times of whole numbers of updates, but for rounding. */
function stepsOf(time: number, { learningRate }: Descent): number {
  checkPositive('predictDynamics', 'discrete.learningRate', learningRate);
  const steps = time / learningRate;
  const whole = Math.round(steps);
  if (Number.isFinite(steps) && Math.abs(steps - whole) > 1e-6 * Math.max(1, whole)) {
    throw new RangeError(
      `predictDynamics: times must be multiples of discrete.learningRate, got ${time} for ${learningRate}`,
    );
  }
  return Number.isFinite(steps) ? whole : steps;
}

function descentFactor(eigenvalue: number, { learningRate }: Descent): number {
  return 1 - learningRate * eigenvalue;
}
