import { checkPositiveInteger } from '../check.ts';
import { checkLearningRate, type LearningRate, learningRateAt } from '../fit/schedule.ts';
import { adam, adamUpdater } from '../optimizer.ts';
import { type ProgressOptions, progressReporter } from '../progress.ts';
import { sizeOf } from '../sizeOf.ts';
import { checkMeasurements, lossThrough } from '../supervision/operatorSupervision.ts';
import type { LinearOperator } from './linearOperator.ts';
import { totalVariation } from './totalVariation.ts';

export interface GridFitOptions extends ProgressOptions {
  operator: LinearOperator;
  /** Measurements y, of `operator.outputShape`. */
  measurements: Float32Array;
  /** Numbers per cell: 2 if the last axis of the operator's input holds real and imaginary parts; 1 by default. */
  channels?: number;
  /** Whether values are kept in (0, 1), as sigmoids of the unknowns; true by default. */
  bounded?: boolean;
  /** Weight λ of the mean total variation relative to the mean square error of the measurements, at least 0; 0 by default. */
  variationWeight?: number;
  /** Updates; 1000 by default. */
  steps?: number;
  /** Constant rate or schedule for the unknowns; 0.1 by default. */
  learningRate?: LearningRate;
}

/** Far below any gradient of a mean over measurements, so that the result does not depend on their number. */
const EPSILON = 1e-15;

/**
 * Reconstructs without a network: fits one free number per cell to the measurements by Adam, minimising
 * ‖A·x − y‖²/N + λ·TV(x). `bounded` with λ = 0 is the published "grid" baseline: logits from 0, rate 0.1.
 *
 * @returns x, of the operator's input shape.
 * @throws RangeError if the measurements are not of the operator's output shape or an option is out of range; the signal's
 * reason if aborted.
 * @example
 * import { fitGrid, type LinearOperator } from '@fourier-features/core';
 *
 * const double: LinearOperator = { inputShape: [2], outputShape: [2], apply: (x) => x.map((v) => 2 * v), adjoint: (y) => y.map((v) => 2 * v) };
 * const values = await fitGrid({ operator: double, measurements: Float32Array.of(1, 0.5), steps: 10 });
 */
export async function fitGrid({
  operator,
  measurements,
  channels = 1,
  bounded = true,
  variationWeight = 0,
  steps = 1000,
  learningRate = 0.1,
  onProgress,
  signal,
}: GridFitOptions): Promise<Float32Array> {
  checkPositiveInteger('fitGrid', 'steps', steps);
  if (!(variationWeight >= 0 && Number.isFinite(variationWeight)))
    throw new RangeError(`fitGrid: variationWeight must be at least 0, got ${variationWeight}`);
  checkLearningRate('fitGrid', learningRate);
  checkMeasurements('fitGrid', operator, measurements);
  const { inputShape } = operator;
  const cellShape = channels > 1 ? inputShape.slice(0, -1) : inputShape;
  const unknowns = new Float32Array(sizeOf(inputShape));
  const updater = adamUpdater(unknowns, adam({ epsilon: EPSILON }));
  const values = new Float32Array(unknowns.length);
  const read = (): void => {
    for (let i = 0; i < values.length; i++)
      values[i] = bounded ? 1 / (1 + Math.exp(-unknowns[i]!)) : unknowns[i]!;
  };
  const report = progressReporter({ onProgress, signal });
  read();
  for (let step = 0; step < steps; step++) {
    const { gradient } = lossThrough(operator, values, measurements);
    if (variationWeight > 0) {
      const variation = totalVariation(values, cellShape, { channels }).gradient;
      for (let i = 0; i < gradient.length; i++) gradient[i]! += variationWeight * variation[i]!;
    }
    if (bounded) for (let i = 0; i < gradient.length; i++) gradient[i]! *= values[i]! * (1 - values[i]!);
    updater.update(gradient, learningRateAt(learningRate, step, steps));
    read();
    await report((step + 1) / steps);
  }
  return values;
}
