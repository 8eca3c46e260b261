import { checkPositiveInteger } from '../check.ts';
import { constantSchedule, type Schedule } from '../fit/schedule.ts';
import { type LinearOperator, sizeOf } from './linearOperator.ts';
import { checkMeasurements, judgeThrough } from './operatorSupervision.ts';
import { totalVariation } from './totalVariation.ts';

export interface GridFitOptions {
  operator: LinearOperator;
  /** y, `operator.outputShape`. */
  measurements: Float32Array;
  /** Numbers of each cell: 2 where the last axis of the operator's input holds real and imaginary parts. */
  channels?: number;
  /** Keeps values in (0, 1) as sigmoids of what is optimised. */
  bounded?: boolean;
  /** λ, the weight of the mean total variation beside the mean square error of the measurements, ≥ 0. */
  variationWeight?: number;
  steps?: number;
  /** Of the unknowns: a rate for all steps, or a schedule. */
  learningRate?: number | Schedule;
  /** Told after each step, from 1. */
  onStep?: (step: number) => void;
  signal?: AbortSignal;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
/** Far below any gradient of a mean over measurements, so that the result does not depend on their number. */
const EPSILON = 1e-15;
const MILLISECONDS_BETWEEN_YIELDS = 15;

/**
 * What a reconstruction without any network finds: one free number per cell, fitted to the measurements by Adam,
 * minimising ‖A·x − y‖²/N + λ·TV(x). With `bounded`, and λ = 0, it is the published "grid" baseline: logits from 0, rate 0.1.
 *
 * @returns x, of the operator's input shape; as far as it has come if aborted.
 * @throws RangeError if the measurements are not of the operator's output shape or an option is out of range.
 */
export async function fitGrid({
  operator,
  measurements,
  channels = 1,
  bounded = true,
  variationWeight = 0,
  steps = 1000,
  learningRate = 0.1,
  onStep,
  signal,
}: GridFitOptions): Promise<Float32Array> {
  checkPositiveInteger('fitGrid', 'steps', steps);
  if (!(variationWeight >= 0 && Number.isFinite(variationWeight)))
    throw new RangeError(`fitGrid: variationWeight must be at least 0, got ${variationWeight}`);
  checkMeasurements('fitGrid', operator, measurements);
  const rateOf = typeof learningRate === 'number' ? constantSchedule(learningRate) : learningRate;
  const { inputShape } = operator;
  const cellShape = channels > 1 ? inputShape.slice(0, -1) : inputShape;
  const unknowns = new Float32Array(sizeOf(inputShape));
  const mean = new Float32Array(unknowns.length);
  const square = new Float32Array(unknowns.length);
  const values = new Float32Array(unknowns.length);
  const read = (): void => {
    for (let i = 0; i < values.length; i++)
      values[i] = bounded ? 1 / (1 + Math.exp(-unknowns[i]!)) : unknowns[i]!;
  };
  let lastYield = performance.now();
  read();
  for (let step = 1; step <= steps && !signal?.aborted; step++) {
    const { gradient } = judgeThrough(operator, values, measurements);
    if (variationWeight > 0) {
      const variation = totalVariation(values, cellShape, { channels }).gradient;
      for (let i = 0; i < gradient.length; i++) gradient[i]! += variationWeight * variation[i]!;
    }
    const rate = (rateOf(step - 1) * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step);
    for (let i = 0; i < unknowns.length; i++) {
      const slope = gradient[i]! * (bounded ? values[i]! * (1 - values[i]!) : 1);
      mean[i] = BETA1 * mean[i]! + (1 - BETA1) * slope;
      square[i] = BETA2 * square[i]! + (1 - BETA2) * slope * slope;
      unknowns[i]! -= (rate * mean[i]!) / (Math.sqrt(square[i]!) + EPSILON);
    }
    read();
    onStep?.(step);
    if (performance.now() - lastYield >= MILLISECONDS_BETWEEN_YIELDS) {
      // Signals and pages need a turn of the event loop.
      await new Promise((resolve) => setTimeout(resolve, 0));
      lastYield = performance.now();
    }
  }
  return values;
}
