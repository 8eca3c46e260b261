import * as tf from '@tensorflow/tfjs';
import type { Batch } from '../supervision/supervision.ts';
import type { Chunk } from './chunks.ts';
import type { Encoder, Placement } from './encoder.ts';

/** Placements by chunk; those of a batch that is repeated unchanged are computed once. */
export interface PlacementCache {
  /** Must be called at the start of each step. */
  begin(batch: Batch): void;
  /** Returns the placement of a chunk of the batch begun; the cache or the caller's tidy frees it. */
  place(chunk: Chunk): Placement;
  dispose(): void;
}

/** Creates a cache of at most `bytes`: a batch whose placement needs more is placed again in every step. */
export function createPlacementCache(encoder: Encoder, inputDim: number, bytes: number): PlacementCache {
  const kept = new Map<number, Placement>();
  let current: Batch | undefined;
  let keeping = false;
  const forget = (): void => {
    for (const placement of kept.values()) tf.dispose([...placement]);
    kept.clear();
  };
  return {
    begin: (batch) => {
      const repeated = batch === current;
      if (!repeated) forget();
      current = batch;
      // A minibatch is used once: caching it gains nothing.
      keeping = repeated && (batch.coordinates.length / inputDim) * encoder.placementBytes <= bytes;
    },
    place: (chunk) => {
      const known = kept.get(chunk.from);
      if (known) return known;
      const placement = encoder.place(current!.coordinates, chunk);
      if (keeping) kept.set(chunk.from, placement.map(tf.keep));
      return placement;
    },
    dispose: forget,
  };
}
