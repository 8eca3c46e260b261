import { type Matrix, matrix } from '../linear/matrix.ts';
import type { Patch } from './patches.ts';
import type { PatchData } from './scorePatch.ts';

/** The numbers of a patch of data `[n, d]` and `[n, c]`. */
export function gatherPatch(
  { train, heldOut }: Patch,
  coordinates: Float32Array,
  values: Float32Array,
  inputDim: number,
  outputs: number,
): PatchData {
  const rows = (from: Float32Array, width: number, chosen: readonly number[]): Matrix =>
    matrix(
      chosen.length,
      width,
      chosen.flatMap((i) => Array.from(from.subarray(i * width, (i + 1) * width))),
    );
  return {
    train: rows(coordinates, inputDim, train),
    targets: rows(values, outputs, train),
    heldOut: rows(coordinates, inputDim, heldOut),
    heldOutTargets: rows(values, outputs, heldOut),
  };
}
