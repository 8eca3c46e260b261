import * as tf from '@tensorflow/tfjs';
import { stencilSize } from '../encodings/gridStencil.ts';
import type { Field } from '../field.ts';
import { layerSizes } from '../network/network.ts';

/** Rows `from` to `to` − 1 of a batch. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** Splits n rows so that the features, activations and gradients of one chunk stay within `bytes`. */
export function chunksOf(count: number, field: Pick<Field, 'encoding' | 'network'>, bytes: number): Chunk[] {
  const rows = Math.max(1, Math.floor(bytes / (4 * numbersPerRow(field))));
  const chunkCount = Math.ceil(count / rows);
  // Even chunks, so that the last is not a remainder of a few rows.
  const even = Math.ceil(count / Math.max(1, chunkCount));
  return Array.from({ length: chunkCount }, (_, i) => ({
    from: i * even,
    to: Math.min(count, (i + 1) * even),
  }));
}

/**
 * A row needs its features and hidden activations about four times over: values, gradients, a transpose, a temporary. A grid
 * needs the entries around it and their weights, and their values and gradients up to three times.
 */
function numbersPerRow({ encoding, network }: Pick<Field, 'encoding' | 'network'>): number {
  const { inputDim, outputDim, width, hiddenActivations } = network;
  const sizes = layerSizes(network);
  const hidden = hiddenActivations.map(({ kind }, layer) =>
    // ReLU's gradient is found from the channels, that of others from what comes before them.
    kind === 'relu' ? width : width + sizes[layer]!.fanOut,
  );
  const ofLayers = 4 * hidden.reduce((sum, each) => sum + each, inputDim + outputDim);
  if (encoding.kind !== 'grid') return ofLayers;
  const entries = encoding.levels.length * stencilSize(encoding.interpolation, encoding.inputDim);
  return ofLayers + entries * (2 + 3 * encoding.featuresPerLevel);
}

/** Uploads rows of a plain array `[n, width]`. */
export function uploadRows(array: Float32Array, width: number, { from, to }: Chunk): tf.Tensor2D {
  return tf.tensor2d(array.subarray(from * width, to * width), [to - from, width]);
}
