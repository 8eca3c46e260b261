import { gatherRows } from '@fourier-features/core';
import { matrix } from '../linear/matrix.ts';
import type { Patch } from './patches.ts';
import type { PatchData } from './scorePatch.ts';

/** Returns a patch's points and values from data `[n, d]` and `[n, c]`. */
export function gatherPatch(
  { train, heldOut }: Patch,
  coordinates: Float32Array,
  values: Float32Array,
  inputDim: number,
  outputs: number,
): PatchData {
  const pointsAt = (indices: readonly number[]) =>
    matrix(indices.length, inputDim, gatherRows(coordinates, inputDim, indices));
  const valuesAt = (indices: readonly number[]) =>
    matrix(indices.length, outputs, gatherRows(values, outputs, indices));
  return {
    train: pointsAt(train),
    targets: valuesAt(train),
    heldOut: pointsAt(heldOut),
    heldOutTargets: valuesAt(heldOut),
  };
}
