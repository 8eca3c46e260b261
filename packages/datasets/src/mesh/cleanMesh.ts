import { type ProgressOptions, pauseOf } from '../progress.ts';
import { distinctFaces } from './distinctFaces.ts';
import { checkMesh, type Mesh } from './mesh.ts';
import { nearVertices } from './nearVertices.ts';
import { withoutOpposingFaces } from './withoutOpposingFaces.ts';

export interface CleanMeshOptions extends ProgressOptions {
  /** Largest distance of vertices that are merged, in the unit of the positions; default 0: identical vertices only. */
  readonly tolerance?: number;
}

/** A cleaned mesh, and what was removed from it. */
export interface CleanedMesh {
  readonly mesh: Mesh;
  /** Number of vertices merged into an earlier one. */
  readonly mergedVertices: number;
  /** Number of vertices removed because no remaining face uses them. */
  readonly unusedVertices: number;
  /** Number of faces removed because they have fewer than three different vertices. */
  readonly degenerateFaces: number;
  /** Number of faces removed because an earlier one has the same vertices in the same cyclic order. */
  readonly duplicateFaces: number;
  /** Number of faces removed because they lie back to back with another, as in a mesh made double-sided. */
  readonly opposingFaces: number;
}

/** Share of the time that welding takes. */
const WELDING = 0.6;

/**
 * Welds vertices, then removes degenerate and duplicate faces, faces back to back, and unused vertices. The vertices and faces
 * that remain keep their order, and vertices their coordinates.
 *
 * Two faces are back to back if they have the same vertices in opposite order. A closed surface of such pairs, or part of one,
 * was made double-sided: the outer side remains. Other pairs enclose nothing: both faces are removed, unless no face would
 * remain. Faces of zero area remain, because their removal would open edges.
 *
 * @throws RangeError if the mesh is malformed, the tolerance is negative or not finite, or no face remains.
 *
 * @example
 * ```ts
 * import { cleanMesh, decodeMesh } from '@fourier-features/datasets';
 *
 * const text = 'v 0 0 0\nv 1 0 0\nv 0 1 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3\nf 4 5 6\n';
 * const { mesh: soup } = await decodeMesh(new TextEncoder().encode(text));
 * const { mesh, mergedVertices } = await cleanMesh(soup, { tolerance: 1e-6 }); // 2 of 6 vertices merged
 * ```
 */
export async function cleanMesh(mesh: Mesh, options: CleanMeshOptions = {}): Promise<CleanedMesh> {
  const { tolerance = 0, onProgress } = options;
  checkMesh('cleanMesh', mesh);
  if (!(tolerance >= 0 && tolerance < Infinity)) {
    throw new RangeError(`cleanMesh: tolerance must be a finite length of at least 0, got ${tolerance}`);
  }
  const pause = pauseOf(options);
  const { positions } = mesh;
  const merged = await nearVertices(positions, tolerance, (fraction) => pause(WELDING * fraction));
  const welded = mesh.indices.map((vertex) => merged[vertex]!);
  await pause(WELDING);
  const { indices: distinct, degenerateFaces, duplicateFaces } = distinctFaces(welded, merged.length);
  if (distinct.length === 0) {
    throw new RangeError(
      `cleanMesh: tolerance must leave at least one face, got none of ${welded.length / 3} with a tolerance of ${tolerance}`,
    );
  }
  await pause(0.8);
  const { indices, opposingFaces } = withoutOpposingFaces(positions, distinct);
  await pause(0.95);
  const compact = { ...compactVertices(positions, indices), ...(mesh.origin && { origin: mesh.origin }) };
  const mergedVertices = merged.reduce((count, target, vertex) => count + (target === vertex ? 0 : 1), 0);
  const unusedVertices = (positions.length - compact.positions.length) / 3 - mergedVertices;
  onProgress?.(1);
  return { mesh: compact, mergedVertices, unusedVertices, degenerateFaces, duplicateFaces, opposingFaces };
}

/** Returns the same faces with only the vertices that they use. */
function compactVertices(positions: Float32Array, indices: Uint32Array): Mesh {
  const vertexCount = positions.length / 3;
  const isUsed = new Uint8Array(vertexCount);
  for (const vertex of indices) isUsed[vertex] = 1;
  const numbers = new Uint32Array(vertexCount);
  const kept = new Float32Array(positions.length);
  let count = 0;
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    if (!isUsed[vertex]) continue;
    kept.set(positions.subarray(3 * vertex, 3 * vertex + 3), 3 * count);
    numbers[vertex] = count++;
  }
  return { positions: kept.slice(0, 3 * count), indices: indices.map((vertex) => numbers[vertex]!) };
}
