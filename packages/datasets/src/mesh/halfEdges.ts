import { countingSort } from './countingSort.ts';

/**
 * Returns the half-edges of triangles, sorted so that those of the same edge are adjacent.
 *
 * Half-edge h = 3 · face + corner leads from the vertex at that corner to the vertex at the next. The half-edges of
 * degenerate faces are omitted.
 *
 * @param indices `[f, 3]`.
 * @returns half-edges, ordered by the smaller, then the larger of their two vertices, then by number.
 */
export function sortedHalfEdges(indices: Uint32Array, vertexCount: number): Uint32Array {
  const halfEdges = new Uint32Array(indices.length);
  let count = 0;
  for (let face = 0; face < indices.length; face += 3) {
    if (isDegenerate(indices, face)) continue;
    for (let corner = 0; corner < 3; corner++) halfEdges[count++] = face + corner;
  }
  const used = halfEdges.subarray(0, count);
  // radix sort: the second pass is stable, so it keeps the order of the first among equal keys
  const byLarger = countingSort(used, vertexCount, (h) => Math.max(indices[h]!, indices[next(h)]!));
  return countingSort(byLarger, vertexCount, (h) => Math.min(indices[h]!, indices[next(h)]!));
}

/** Returns the next half-edge around the same face. */
export function next(halfEdge: number): number {
  return halfEdge % 3 === 2 ? halfEdge - 2 : halfEdge + 1;
}

/** Whether the face whose first index is at `at` uses a vertex twice. */
export function isDegenerate(indices: Uint32Array, at: number): boolean {
  const [a, b, c] = [indices[at], indices[at + 1], indices[at + 2]];
  return a === b || b === c || c === a;
}
