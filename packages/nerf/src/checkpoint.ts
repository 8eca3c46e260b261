import type * as core from '@fourier-features/core';
import * as storage from '@fourier-features/core/storage';

/** A checkpoint of `fit`: core's, with the state of the occupancy grid if there is one. */
export interface Checkpoint extends core.Checkpoint {
  /** Densities of the occupancy grid, `[resolution, resolution, resolution]`. */
  readonly occupancy?: Float32Array;
}

/** A checkpoint and the metadata stored with it. */
export interface CheckpointFile {
  readonly checkpoint: Checkpoint;
  /** Text by key, such as the settings of the run. */
  readonly metadata: Readonly<Record<string, string>>;
}

const TENSOR = 'occupancy.density';

/**
 * Encodes a checkpoint as one safetensors file: core's, with the occupancy grid as one more tensor. Core's
 * `decodeCheckpoint` reads it too, without the grid.
 *
 * @example
 * import { finish } from '@fourier-features/core';
 * import * as nerf from '@fourier-features/nerf';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const { train: views, near, far } = await nerf.proceduralScene({ width: 4, train: 2, heldOut: 1 });
 * const options = { views, near, far, engine: await wasmEngine(), width: 16, frequencyCount: 8, raysPerStep: 8, samples: 4 };
 * const { checkpoint } = await finish(nerf.fit({ ...options, steps: 1 }));
 * const { checkpoint: resume } = nerf.decodeCheckpoint(nerf.encodeCheckpoint({ checkpoint, metadata: {} }));
 * await finish(nerf.fit({ ...options, steps: 2, resume }));
 */
export function encodeCheckpoint({ checkpoint, metadata }: CheckpointFile): Uint8Array<ArrayBuffer> {
  const { occupancy } = checkpoint;
  if (!occupancy) return storage.encodeCheckpoint({ checkpoint, metadata });
  const tensor = { name: TENSOR, shape: [occupancy.length], values: occupancy };
  return storage.encodeCheckpoint({ checkpoint, metadata, tensors: [tensor] });
}

/**
 * Decodes a file that `encodeCheckpoint` wrote; the example there resumes from one.
 *
 * @throws Error of one line if the bytes are not a checkpoint file, are damaged, or were written by an unreleased version.
 */
export function decodeCheckpoint(bytes: Uint8Array): CheckpointFile {
  const { checkpoint, metadata, tensors = [] } = storage.decodeCheckpoint(bytes);
  const occupancy = tensors.find(({ name }) => name === TENSOR)?.values;
  if (!occupancy) return { checkpoint, metadata };
  const wrong = occupancy.findIndex((density) => !(density >= 0 && density < Infinity));
  if (wrong >= 0)
    throw new Error(
      `decodeCheckpoint: ${TENSOR} must be at least 0 and finite, got ${occupancy[wrong]} at index ${wrong}`,
    );
  return { checkpoint: { ...checkpoint, occupancy }, metadata };
}
