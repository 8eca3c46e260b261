import * as tf from '@tensorflow/tfjs';
import type { Network } from '../network/network.ts';

/** Rows `from` to `to` of a batch. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/**
 * Splits n rows so that one chunk's features, activations and gradients stay within `bytes`.
 * A row needs its features and hidden activations about four times over: values, gradients, a transpose, a temporary.
 */
export function chunksOf(
  count: number,
  { inputDim, width, depth, outputDim }: Network,
  bytes: number,
): Chunk[] {
  const bytesPerRow = 4 * 4 * (inputDim + width * (depth - 1) + outputDim);
  const rows = Math.max(1, Math.floor(bytes / bytesPerRow));
  const chunkCount = Math.ceil(count / rows);
  // Even chunks: the last is not a stub.
  const even = Math.ceil(count / Math.max(1, chunkCount));
  return Array.from({ length: chunkCount }, (_, i) => ({
    from: i * even,
    to: Math.min(count, (i + 1) * even),
  }));
}

/** Rows of a plain array `[n, width]` as a tensor. */
export function uploadRows(array: Float32Array, width: number, { from, to }: Chunk): tf.Tensor2D {
  return tf.tensor2d(array.subarray(from * width, to * width), [to - from, width]);
}
