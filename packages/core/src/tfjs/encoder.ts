import type * as tf from '@tensorflow/tfjs';
import type { Chunk } from './chunks.ts';

/** What the coordinates of a chunk decide alone: its features, or where those are found. */
export type Placement = readonly tf.Tensor[];

/**
 * An encoding on a backend, in two parts: a placement stays the same while the encoding is trained, and is kept for a batch
 * that repeats.
 */
export interface Encoder {
  /** Bytes of a row's placement. */
  readonly placementBytes: number;
  /** Computes the placement of a chunk of coordinates `[n, d]`. */
  place(coordinates: Float32Array, chunk: Chunk): Placement;
  /** Returns features `[rows, outputDim]`, with the parameters that the encoding is trained with. */
  features(placement: Placement, parameters: readonly tf.Tensor[]): tf.Tensor2D;
  /** Returns the gradients of those parameters from that of the features. */
  gradients(
    placement: Placement,
    parameters: readonly tf.Tensor[],
    featureGradient: tf.Tensor2D,
  ): tf.Tensor[];
  dispose(): void;
}
