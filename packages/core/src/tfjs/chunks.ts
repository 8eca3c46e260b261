import * as tf from '@tensorflow/tfjs';
import type { Network } from '../network/network.ts';

/** Rows `from` to `to` − 1 of a batch. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/**
 * Splits n rows so that the features, activations and gradients of one chunk stay within `bytes`. A row needs its features
 * and hidden activations about four times over: values, gradients, a transpose, a temporary.
 */
export function chunksOf(
  count: number,
  { inputDim, width, depth, outputDim }: Network,
  bytes: number,
): Chunk[] {
  const bytesPerRow = 4 * 4 * (inputDim + width * (depth - 1) + outputDim);
  const rows = Math.max(1, Math.floor(bytes / bytesPerRow));
  const chunkCount = Math.ceil(count / rows);
  // Even chunks, so that the last is not a remainder of a few rows.
  const even = Math.ceil(count / Math.max(1, chunkCount));
  return Array.from({ length: chunkCount }, (_, i) => ({
    from: i * even,
    to: Math.min(count, (i + 1) * even),
  }));
}

/** Uploads rows of a plain array `[n, width]`. */
export function uploadRows(array: Float32Array, width: number, { from, to }: Chunk): tf.Tensor2D {
  return tf.tensor2d(array.subarray(from * width, to * width), [to - from, width]);
}
