import type { Field } from '@fourier-features/core';
import type { Plan } from './memory/plan.ts';
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
export function createStaging({ encoding, network }: Field, memory: ArrayBufferLike, plan: Plan): Staging {
  const write = (address: number, values: Float32Array, width: number, { from, to }: Round): void => {
    new Float32Array(memory, address, (to - from) * width).set(values.subarray(from * width, to * width));
  };
  return {
    writeCoordinates: (coordinates, round) => write(plan.coordinates, coordinates, encoding.inputDim, round),
    writeTargets: (targets, round) => write(plan.targets, targets, network.outputDim, round),
    readValues: ({ from, to }) =>
      new Float32Array(new Float32Array(memory, plan.values, (to - from) * network.outputDim)),
  };
}
