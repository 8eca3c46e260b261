import type { LossAndGradient } from './supervision.ts';

/**
 * A loss of your own: a function ℓ of one value and its target, and its derivative. A batch's loss is the mean of ℓ over all
 * entries.
 *
 * @example
 * import { type CustomLoss, gridCoordinates, pointwiseSupervision } from '@fourier-features/core';
 *
 * const absolute: CustomLoss = {
 *   loss: (value, target) => Math.abs(value - target),
 *   derivative: (value, target) => Math.sign(value - target),
 * };
 * const coordinates = gridCoordinates([64]);
 * const supervision = pointwiseSupervision({ coordinates, targets: coordinates.map(Math.sqrt), inputDim: 1, loss: absolute });
 */
export interface CustomLoss {
  /** Returns ℓ(value, target). */
  loss(value: number, target: number): number;
  /** Returns ∂ℓ/∂value. */
  derivative(value: number, target: number): number;
}

/** ℓ = (value − target)². */
export const squaredError: CustomLoss = {
  loss: (value, target) => (value - target) ** 2,
  derivative: (value, target) => 2 * (value - target),
};

/**
 * Computes Σ ℓ(valueᵢ, targetᵢ)/count and its gradient with respect to the values.
 *
 * @param count entries that the mean is over, of which `values` may be a part.
 */
export function meanLoss(
  custom: CustomLoss,
  values: Float32Array,
  targets: Float32Array,
  count: number = values.length,
): LossAndGradient {
  const gradient = new Float32Array(values.length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += custom.loss(values[i]!, targets[i]!);
    gradient[i] = custom.derivative(values[i]!, targets[i]!) / count;
  }
  return { loss: sum / count, gradient };
}
