import * as tf from '@tensorflow/tfjs';
import type { FourierEncoding } from '../encodings/encoding.ts';
import type { Batch } from '../supervision/supervision.ts';
import { type Chunk, uploadRows } from './chunks.ts';
import { type EncodingTensors, encodeTensor } from './encode.ts';

/** Features by chunk; those of a batch that is repeated unchanged are encoded once. */
export interface FeatureCache {
  /** Must be called at the start of each step. */
  begin(batch: Batch): void;
  /** Returns features of a chunk of the batch begun, `[rows, outputDim]`; the cache or the caller's tidy frees them. */
  features(tensors: EncodingTensors, chunk: Chunk): tf.Tensor2D;
  dispose(): void;
}

/** Creates a cache of at most `bytes`: a batch whose features need more is encoded again in every step. */
export function createFeatureCache(encoding: FourierEncoding, bytes: number): FeatureCache {
  const kept = new Map<number, tf.Tensor2D>();
  let current: Batch | undefined;
  let keeping = false;
  const forget = (): void => {
    for (const tensor of kept.values()) tensor.dispose();
    kept.clear();
  };
  return {
    begin: (batch) => {
      const repeated = batch === current;
      if (!repeated) forget();
      current = batch;
      const size = 4 * (batch.coordinates.length / encoding.inputDim) * encoding.outputDim;
      // A minibatch is used once and a trainable encoding changes: caching either gains nothing.
      keeping = repeated && !encoding.trainable && size <= bytes;
    },
    features: (tensors, chunk) => {
      const known = kept.get(chunk.from);
      if (known) return known;
      const features = encodeTensor(
        encoding,
        tensors,
        uploadRows(current!.coordinates, encoding.inputDim, chunk),
      );
      if (keeping) kept.set(chunk.from, tf.keep(features));
      return features;
    },
    dispose: forget,
  };
}
