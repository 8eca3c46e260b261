import { checkPositive } from '@fourier-features/core/check';

export interface StepsToErrorOptions {
  /** Eigenvalue λ of the target's mode, of the Gram matrix itself (not divided by n). */
  eigenvalue: number;
  /** Learning rate η of descent on ½·Σ(f − y)². */
  learningRate: number;
  /** Part of the squared residual that may be left, in (0, 1). */
  remaining: number;
}

/**
 * Returns the number of updates of gradient descent until the part `remaining` of a mode's squared residual is left, t of
 * (1 − ηλ)^(2t) = remaining, not rounded. It is `Infinity` for a mode that is never fitted (λ = 0), and if ηλ ≥ 2, when
 * descent diverges.
 *
 * @throws RangeError if the learning rate is not positive or `remaining` is not in (0, 1).
 * @example
 * import { circleEigenvalue, stepsToError } from '@fourier-features/theory';
 *
 * const eigenvalue = 1001 * circleEigenvalue(4, { bias: false });
 * stepsToError({ eigenvalue, learningRate: 0.01, remaining: 0.1 }); // about 14
 */
export function stepsToError({ eigenvalue, learningRate, remaining }: StepsToErrorOptions): number {
  checkPositive('stepsToError', 'learningRate', learningRate);
  if (!(remaining > 0 && remaining < 1)) {
    throw new RangeError(`stepsToError: remaining must be in (0, 1), got ${remaining}`);
  }
  const factor = Math.abs(1 - learningRate * eigenvalue);
  return factor < 1 ? Math.log(remaining) / (2 * Math.log(factor)) : Number.POSITIVE_INFINITY;
}
