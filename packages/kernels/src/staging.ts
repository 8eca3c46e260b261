import type { Field } from '@fourier-features/core';
import type { Region } from './host.ts';
import type { Layout } from './memory/layout.ts';
import type { Round } from './rounds.ts';

/** Copies the points of a round into the memory, and their values out. */
export interface Staging {
  /** Copies the round's part of the coordinates `[n, d]` of all points. */
  writeCoordinates(coordinates: Float32Array, round: Round): void;
  /** Copies the round's part of the targets, or of the gradient of the values, `[n, c]` of all points. */
  writeTargets(targets: Float32Array, round: Round): void;
  /** Returns a copy of the round's values `[points, c]`. */
  readValues(round: Round): Float32Array;
}

/** Creates the staging of a field's memory. */
export function createStaging({ encoding, network }: Field, region: Region, layout: Layout): Staging {
  const floatsAt = (address: number, length: number): Float32Array =>
    new Float32Array(region.buffer, region.start + address, length);
  const write = (address: number, values: Float32Array, width: number, { from, to }: Round): void => {
    floatsAt(address, (to - from) * width).set(values.subarray(from * width, to * width));
  };
  const { outputDim } = network;
  return {
    writeCoordinates: (coordinates, round) =>
      write(layout.coordinates, coordinates, encoding.inputDim, round),
    writeTargets: (targets, round) => write(layout.targets, targets, outputDim, round),
    readValues: ({ from, to }) => new Float32Array(floatsAt(layout.values, (to - from) * outputDim)),
  };
}
