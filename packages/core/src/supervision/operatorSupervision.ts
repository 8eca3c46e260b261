import { checkFinite, checkShape } from '../check.ts';
import type { LinearOperator } from '../operators/linearOperator.ts';
import type { IndirectBatch, LossAndGradient, Supervision } from './supervision.ts';

export interface OperatorSupervisionOptions {
  operator: LinearOperator;
  /** Where the operator's input is sampled, `[n, d]`; the field's values there, `[n, c]`, are its input. */
  coordinates: Float32Array;
  /** Measurements y, of `operator.outputShape`. */
  measurements: Float32Array;
}

/**
 * Returns indirect supervision through a linear forward operator: loss ‖A·f − y‖²/N over the N measured numbers, gradient
 * 2A*(A·f − y)/N. The field is evaluated at all coordinates in every step.
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
}: OperatorSupervisionOptions): Supervision {
  checkMeasurements('operatorSupervision', operator, measurements);
  const all: IndirectBatch = {
    coordinates,
    lossAndGradient: (values) => lossThrough(operator, values, measurements),
  };
  return { batch: () => all };
}

/** Computes ‖A·x − y‖²/N and its gradient 2A*(A·x − y)/N. */
export function lossThrough(
  operator: LinearOperator,
  values: Float32Array,
  measurements: Float32Array,
): LossAndGradient {
  const residual = operator.apply(values);
  const { length } = residual;
  let loss = 0;
  for (let i = 0; i < length; i++) {
    const difference = residual[i]! - measurements[i]!;
    loss += difference * difference;
    residual[i] = (2 * difference) / length;
  }
  return { loss: loss / length, gradient: operator.adjoint(residual) };
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
