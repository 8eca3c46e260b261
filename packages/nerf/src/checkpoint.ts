import {
  type Checkpoint,
  decodeCheckpoint,
  decodeSafetensors,
  encodeCheckpoint,
  encodeSafetensors,
} from '@fourier-features/core';

/** A checkpoint of `fitNerf`: with what its occupancy grid had seen, where it had one. */
export interface NerfCheckpoint extends Checkpoint {
  /** `density` of the grid. */
  readonly occupancy?: Float32Array;
}

export interface NerfCheckpointFile {
  readonly checkpoint: NerfCheckpoint;
  /** What its maker wrote beside it, such as the settings of the run. */
  readonly metadata: Readonly<Record<string, string>>;
}

const TENSOR = 'occupancy.density';

/** A checkpoint file of core's with the grid as one more tensor; `decodeCheckpoint` of core reads it too, without the grid. */
export function encodeNerfCheckpoint({ checkpoint, metadata }: NerfCheckpointFile): Uint8Array<ArrayBuffer> {
  const bytes = encodeCheckpoint({ checkpoint, metadata });
  const { occupancy } = checkpoint;
  if (!occupancy) return bytes;
  const file = decodeSafetensors(bytes);
  const tensor = { name: TENSOR, shape: [occupancy.length], values: occupancy };
  return encodeSafetensors({ ...file, tensors: [...file.tensors, tensor] });
}

/** @throws Error if the bytes are no checkpoint file. */
export function decodeNerfCheckpoint(bytes: Uint8Array): NerfCheckpointFile {
  const { checkpoint, metadata } = decodeCheckpoint(bytes);
  const occupancy = decodeSafetensors(bytes).tensors.find(({ name }) => name === TENSOR)?.values;
  return { checkpoint: occupancy ? { ...checkpoint, occupancy } : checkpoint, metadata };
}
