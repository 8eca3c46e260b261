import { checkFinite, checkLength } from '../check.ts';
import type { IndirectBatch, Judgement, Supervision } from '../supervision.ts';
import { type LinearOperator, sizeOf } from './linearOperator.ts';

export interface OperatorSupervisionOptions {
  operator: LinearOperator;
  /** Where the operator's input is sampled, `[n, d]`; the field's values there, `[n, c]`, are its input. */
  coordinates: Float32Array;
  /** y, `operator.outputShape`. */
  measurements: Float32Array;
}

/**
 * Indirect supervision through a linear forward operator: loss ‖A·f − y‖²/N over the N measured numbers, gradient
 * 2A*(A·f − y)/N. The field is asked at all coordinates in every step.
 *
 * @throws RangeError if the measurements are not of the operator's output shape, or not all finite.
 */
export function operatorSupervision({
  operator,
  coordinates,
  measurements,
}: OperatorSupervisionOptions): Supervision {
  checkMeasurements('operatorSupervision', operator, measurements);
  const all: IndirectBatch = { coordinates, judge: (values) => judgeThrough(operator, values, measurements) };
  return { batch: () => all };
}

/** ‖A·x − y‖²/N and its gradient 2A*(A·x − y)/N. */
export function judgeThrough(
  operator: LinearOperator,
  values: Float32Array,
  measurements: Float32Array,
): Judgement {
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
  checkLength(caller, 'measurements', measurements, sizeOf(outputShape), `[${outputShape.join(', ')}]`);
  checkFinite(caller, 'measurements', measurements);
}
