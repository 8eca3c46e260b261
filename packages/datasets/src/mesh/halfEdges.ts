import { countingSort } from './countingSort.ts';

/**
 * The half-edges of triangles, sorted so that those of the same edge lie side by side.
 *
 * Half-edge h = 3 · face + corner leads from the vertex at that corner to the vertex at the next. A face that names a
 * vertex twice encloses nothing, and its half-edges are left out.
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
  // both passes are stable, so the second keeps the order of the first among equals
  const byLarger = countingSort(used, vertexCount, (h) => Math.max(indices[h]!, indices[next(h)]!));
  return countingSort(byLarger, vertexCount, (h) => Math.min(indices[h]!, indices[next(h)]!));
}

/** The next half-edge around the same face. */
export function next(halfEdge: number): number {
  return halfEdge % 3 === 2 ? halfEdge - 2 : halfEdge + 1;
}

/** Whether the face whose first index is at `at` names a vertex twice. */
export function isDegenerate(indices: Uint32Array, at: number): boolean {
  const [a, b, c] = [indices[at], indices[at + 1], indices[at + 2]];
  return a === b || b === c || c === a;
}
