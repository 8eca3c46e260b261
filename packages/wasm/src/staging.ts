import type { Field } from '@fourier-features/core';
import type { Plan } from './memory/plan.ts';
import type { Round } from './rounds.ts';

/** The part of the memory through which points come in and values go out, a round at a time. */
export interface Staging {
  /** Coordinates `[n, d]` of all points: those of the round are copied. */
  writeCoordinates(coordinates: Float32Array, round: Round): void;
  /** Targets, or the gradient of the values, `[n, c]` of all points: those of the round are copied. */
  writeTargets(targets: Float32Array, round: Round): void;
  /** Values `[points, c]` of the round, a copy. */
  readValues(round: Round): Float32Array;
}

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
