import { checkPositive } from '@fourier-features/core/check';
export interface StepsToErrorOptions {
  /** λ of the mode that the target is, of the Gram matrix itself (not divided by n). */
  eigenvalue: number;
  /** η, of descent on ½·Σ(f − y)². */
  learningRate: number;
  /** What is to be left of the squared residual, as a part of what it was, in (0, 1). */
  remaining: number;
}

/**
 * Updates of gradient descent until a mode's squared residual is down to `remaining`: (1 − ηλ)^(2t) = remaining, not
 * rounded; `Infinity` for a mode that is never learnt, and where ηλ ≥ 2 and descent diverges.
 */
export function stepsToError({ eigenvalue, learningRate, remaining }: StepsToErrorOptions): number {
  checkPositive('stepsToError', 'learningRate', learningRate);
  if (!(remaining > 0 && remaining < 1)) {
    throw new RangeError(`stepsToError: remaining must be in (0, 1), got ${remaining}`);
  }
  const factor = Math.abs(1 - learningRate * eigenvalue);
  return factor < 1 ? Math.log(remaining) / (2 * Math.log(factor)) : Number.POSITIVE_INFINITY;
}
