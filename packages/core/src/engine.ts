import type { Field } from './field.ts';
import type { Optimizer, OptimizerState } from './fit/optimizer.ts';
import type { Parameters } from './parameters.ts';
import type { Batch } from './supervision.ts';

/**
 * Where the arithmetic happens. An engine turns a field into a trainer; `fit` and everything above it know no more.
 * Engines agree within float error; each is deterministic by itself: the same calls give the same bits.
 */
export interface Engine {
  /** For records, such as `tfjs-wasm`. */
  readonly name: string;
  /**
   * Prepares to train (a copy of) `field`, from the start or from an optimiser state read off an earlier trainer.
   * @throws Error if this engine cannot train such a field; the message names one that can.
   */
  createTrainer(field: Field, optimizer: Optimizer, state?: OptimizerState): Promise<Trainer>;
}

/** A field in training. Calls are not to overlap: each is awaited before the next. */
export interface Trainer {
  /** One update of all parameters. */
  step(batch: Batch, learningRate: number): Promise<void>;
  /** The loss of the last step, as it was before that step's update; NaN before the first. */
  loss(): Promise<number>;
  /** Values `[n, c]` at any number of coordinates `[n, d]`, in bounded memory. */
  evaluate(coordinates: Float32Array): Promise<Float32Array>;
  /** The loss of a batch and the gradient of every parameter, without an update. */
  gradient(batch: Batch): Promise<{ loss: number; gradient: Parameters }>;
  /** Copies of all that a later trainer needs to go on as if nothing had happened. */
  read(): Promise<{ parameters: Parameters; optimizerState: OptimizerState }>;
  /** Frees what the trainer holds; no call may follow. */
  dispose(): void;
}
