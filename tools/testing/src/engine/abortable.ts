import type { Batch, Evaluator, Parameters, Trainer } from '@fourier-features/core';

/** An evaluator whose calls end early when their signal aborts. */
export interface AbortableEvaluator extends Evaluator {
  evaluate(coordinates: Float32Array, signal?: AbortSignal): Promise<Float32Array>;
}

/** A trainer whose calls end early when their signal aborts. */
export interface AbortableTrainer extends Trainer {
  evaluate(coordinates: Float32Array, signal?: AbortSignal): Promise<Float32Array>;
  step(batch: Batch, learningRate: number, signal?: AbortSignal): Promise<void>;
  gradient(batch: Batch, signal?: AbortSignal): Promise<{ loss: number; gradient: Parameters }>;
}
