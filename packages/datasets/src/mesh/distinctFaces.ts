import { countingSort } from './countingSort.ts';
import { isDegenerate } from './halfEdges.ts';

/** The faces that were kept, and the number of those that were not. */
export interface DistinctFaces {
  readonly indices: Uint32Array;
  readonly degenerateFaces: number;
  readonly duplicateFaces: number;
}

/**
 * Drops faces that use a vertex twice and repeated faces: of those with the same vertices in the same cyclic order the
 * first is kept.
 */
export function distinctFaces(indices: Uint32Array, vertexCount: number): DistinctFaces {
  const proper = Uint32Array.from({ length: indices.length / 3 }, (_, face) => 3 * face).filter(
    (at) => !isDegenerate(indices, at),
  );
  const corner = (at: number, turn: number) => indices[at + ((smallestCorner(indices, at) + turn) % 3)]!;
  let sorted: Uint32Array = proper;
  for (const turn of [2, 1, 0]) sorted = countingSort(sorted, vertexCount, (at) => corner(at, turn));
  const isSame = (a: number, b: number) => [0, 1, 2].every((turn) => corner(a, turn) === corner(b, turn));
  // the sort is stable: the first of equal faces comes first
  const kept = sorted.filter((at, i) => i === 0 || !isSame(at, sorted[i - 1]!)).sort();
  const distinct = new Uint32Array(3 * kept.length);
  for (const [face, at] of kept.entries()) distinct.set(indices.subarray(at, at + 3), 3 * face);
  return {
    indices: distinct,
    degenerateFaces: indices.length / 3 - proper.length,
    duplicateFaces: proper.length - kept.length,
  };
}

/** Returns the corner with the smallest vertex: a face is the same whichever corner it starts from. */
function smallestCorner(indices: Uint32Array, at: number): number {
  const [a, b, c] = [indices[at]!, indices[at + 1]!, indices[at + 2]!];
  if (a < b && a < c) return 0;
  return b < c ? 1 : 2;
}
