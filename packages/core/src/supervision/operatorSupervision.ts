import { checkFinite, checkShape } from '../check.ts';
import type { LinearOperator } from '../operators/linearOperator.ts';
import { type CustomLoss, meanLoss, squaredError } from './customLoss.ts';
import type { IndirectBatch, LossAndGradient, Supervision } from './supervision.ts';

export interface OperatorSupervisionOptions {
  operator: LinearOperator;
  /** Where the operator's input is sampled, `[n, d]`; the field's values there, `[n, c]`, are its input. */
  coordinates: Float32Array;
  /** Measurements y, of `operator.outputShape`. */
  measurements: Float32Array;
  /** Compares A·f with the measurements, number by number; (A·f − y)² by default. */
  loss?: CustomLoss;
}

/**
 * Returns indirect supervision through a linear forward operator: loss ‖A·f − y‖²/N over the N measured numbers, gradient
 * 2A*(A·f − y)/N; with a loss ℓ of your own, Σ ℓ((A·f)ᵢ, yᵢ)/N and A*ℓ′/N. The field is evaluated at all coordinates in
 * every step.
 *
 * @throws RangeError if the measurements are not of the operator's output shape, or not all finite.
 * @example
 * import { gridCoordinates, type LinearOperator, operatorSupervision } from '@fourier-features/core';
 *
 * const mean: LinearOperator = {
 *   inputShape: [4],
 *   outputShape: [1],
 *   apply: (values) => Float32Array.of(values.reduce((sum, value) => sum + value, 0) / 4),
 *   adjoint: (measurements) => new Float32Array(4).fill(measurements[0]! / 4),
 * };
 * const supervision = operatorSupervision({ operator: mean, coordinates: gridCoordinates([4]), measurements: Float32Array.of(0.5) });
 */
export function operatorSupervision({
  operator,
  coordinates,
  measurements,
  loss = squaredError,
}: OperatorSupervisionOptions): Supervision {
  checkMeasurements('operatorSupervision', operator, measurements);
  const all: IndirectBatch = {
    coordinates,
    lossAndGradient: (values) => lossThrough(operator, values, measurements, loss),
  };
  return { batch: () => all };
}

/** Computes Σ ℓ((A·x)ᵢ, yᵢ)/N, ‖A·x − y‖²/N by default, and its gradient A*ℓ′/N with respect to x. */
export function lossThrough(
  operator: LinearOperator,
  values: Float32Array,
  measurements: Float32Array,
  customLoss: CustomLoss = squaredError,
): LossAndGradient {
  const { loss, gradient } = meanLoss(customLoss, operator.apply(values), measurements);
  return { loss, gradient: operator.adjoint(gradient) };
}

/** @throws RangeError if the measurements are not of the operator's output shape, or not all finite. */
export function checkMeasurements(
  caller: string,
  { outputShape }: LinearOperator,
  measurements: Float32Array,
): void {
  checkShape(caller, 'measurements', measurements, outputShape);
  checkFinite(caller, 'measurements', measurements);
}
