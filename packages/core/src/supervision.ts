import type { Random } from './random/random.ts';

/**
 * How values are judged against targets, both `[n, c]`:
 * - `mse`: mean of (value − target)², over all n·c entries;
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

/** Points whose values are judged elsewhere, by a forward operator or any function that knows its own gradient. */
export interface IndirectBatch {
  /** `[n, d]` row-major, domain units. */
  readonly coordinates: Float32Array;
  /**
   * Where the loss is a sum over groups of so many consecutive points, such as the samples of a ray: `judge` may then be
   * asked about runs of whole groups, in their order, and its losses and gradients are those of the run alone.
   * Left out, it is asked once, about all points.
   */
  readonly groupSize?: number;
  /**
   * Values `[k, c]` (after the output activation) → their loss and its gradient with respect to them, `[k, c]`.
   *
   * @param from the number of the first point that `values` are of; 0 where all are judged at once.
   */
  judge(values: Float32Array, from: number): Judgement | Promise<Judgement>;
}

export interface Judgement {
  readonly loss: number;
  readonly gradient: Float32Array;
}

export type Batch = DirectBatch | IndirectBatch;

/**
 * Where the field is asked in each step, and how its answers are judged.
 *
 * Returning the same object in two steps promises that its arrays have not changed: engines keep what they made of it.
 */
export interface Supervision {
  batch(step: number, random: Random): Batch;
}
