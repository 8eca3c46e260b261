import type { Field } from './field.ts';
import type { Optimizer, OptimizerState } from './optimizer.ts';
import type { Parameters } from './parameters.ts';
import type { Batch } from './supervision/supervision.ts';

/**
 * Where the arithmetic runs. An engine turns a field into an evaluator or a trainer; `fit` and everything above it depend
 * only on this contract. Engines agree within floating-point error; each is deterministic: the same calls give the same bits.
 *
 * A device that an engine computes on may be lost, and with it all that trainers and evaluators hold there. From then on every
 * call that would return something from the device, and the creation of trainers and evaluators, rejects with an
 * `EngineLostError`; none returns zeros or numbers from before. A step that returns nothing may resolve once more. `dispose`
 * does not throw.
 */
export interface Engine {
  /** Name for records, such as `tfjs-wasm`. */
  readonly name: string;
  /**
   * Prepares (a copy of) `field` for evaluation.
   *
   * @throws RangeError if the parts of the field do not fit together.
   */
  createEvaluator(field: Field): Promise<Evaluator>;
  /**
   * Prepares (a copy of) `field` for training, from the start or from an optimiser state read off an earlier trainer.
   *
   * @throws RangeError if the parts of the field or the state do not fit together; Error if this engine cannot train such a
   * field, whose message names one that can.
   */
  createTrainer(field: Field, optimizer: Optimizer, state?: OptimizerState): Promise<Trainer>;
}

/**
 * Evaluates a field: coordinates `[n, d]` → values `[n, c]`, for any n, in bounded memory.
 *
 * @throws the signal's reason if aborted; an abort is heard within a block of points.
 */
export type Evaluate = (coordinates: Float32Array, signal?: AbortSignal) => Promise<Float32Array>;

/** A field ready for evaluation. Calls must not overlap: await each before the next. */
export interface Evaluator {
  readonly evaluate: Evaluate;
  /** Frees what the evaluator holds; no call may follow. */
  dispose(): void;
}

/**
 * A field in training. Calls must not overlap: await each before the next.
 *
 * Calls that take a signal reject with its reason once it is aborted, and leave the parameters and the optimiser state as
 * they were before the call. An abort is heard within a block of points, the part of a batch that an engine computes at a
 * time; one that comes after the last block may be too late, and the call then resolves.
 */
export interface Trainer extends Evaluator {
  /** Makes one update of all parameters. */
  step(batch: Batch, learningRate: number, signal?: AbortSignal): Promise<void>;
  /** Returns the loss of the last step's batch before that step's update; NaN before the first step. */
  loss(): Promise<number>;
  /** Returns the same at once; absent on engines where the loss must first be copied from a device. */
  lossNow?(): number;
  /** Returns the loss of a batch and the gradient of every parameter, without an update. */
  gradient(batch: Batch, signal?: AbortSignal): Promise<{ loss: number; gradient: Parameters }>;
  /** Copies everything that a later trainer needs to continue as if nothing had happened. */
  read(): Promise<{ parameters: Parameters; optimizerState: OptimizerState }>;
}
