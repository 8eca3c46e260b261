import type { Random } from '../random/random.ts';

/**
 * How values are compared with targets, both `[n, c]`:
 * - `mse`: mean of (value − target)² over all n·c entries;
 * - `bce`: mean binary cross-entropy, computed on the logits of a network with a sigmoid output; targets in [0, 1].
 */
export type Loss = 'mse' | 'bce';

/** Points whose values are compared with targets one by one: the whole step can run inside an engine. */
export interface DirectBatch {
  /** `[n, d]` row-major, domain units. */
  readonly coordinates: Float32Array;
  /** `[n, c]` row-major. */
  readonly targets: Float32Array;
  readonly loss: Loss;
}

/** Points whose loss is computed outside the engine: by a forward operator, or any function that knows its own gradient. */
export interface IndirectBatch {
  /** `[n, d]` row-major, domain units. */
  readonly coordinates: Float32Array;
  /**
   * Number of consecutive points that the loss groups together, such as the samples of a ray, if the loss is a sum over
   * groups. `lossAndGradient` may then be called for runs of whole groups, in their order, and returns the loss and gradient
   * of that run alone. Without it, it is called once, for all points.
   */
  readonly groupSize?: number;
  /**
   * Computes the loss of values `[k, c]` (after the output activation) and its gradient with respect to them.
   *
   * @param from index of the first point in `values`; 0 if all points come at once.
   */
  lossAndGradient(values: Float32Array, from: number): LossAndGradient | Promise<LossAndGradient>;
}

/** A loss and its gradient with respect to the values it was computed from, `[k, c]`. */
export interface LossAndGradient {
  readonly loss: number;
  readonly gradient: Float32Array;
}

/** What a step trains on: points with targets, or points whose loss the caller computes. */
export type Batch = DirectBatch | IndirectBatch;

/**
 * Where the field is evaluated in each step, and how its values are scored.
 *
 * Returning the same object in two steps promises that its arrays are unchanged: engines keep what they derived from it.
 * A step that is aborted is repeated by the fit that resumes, with the same index and the generator in the same state.
 */
export interface Supervision {
  batch(step: number, random: Random): Batch;
}
