import { distinctFaces } from './distinctFaces.ts';
import { checkMesh, type Mesh } from './mesh.ts';
import { nearVertices } from './nearVertices.ts';

export interface CleanMeshOptions {
  /** Vertices at most this far apart, in the unit of the positions, become one; default 0: only equal ones. */
  tolerance?: number;
}

export interface CleanedMesh {
  mesh: Mesh;
  /** Vertices that became one with an earlier one. */
  mergedVertices: number;
  /** Vertices that no face was left to use. */
  unusedVertices: number;
  /** Faces of fewer than three different vertices. */
  degenerateFaces: number;
  /** Faces that had the vertices of an earlier one, in the same direction around. */
  duplicateFaces: number;
}

/**
 * Joins what a file left apart: welds vertices, then drops faces that have collapsed or say a thing twice, then
 * vertices without a face. Vertices and faces that stay keep their order, and vertices their coordinates.
 *
 * Slivers without area stay, since edges would open without them; so do two faces back to back, which enclose nothing
 * but are closed.
 *
 * @throws RangeError if it is no mesh, the tolerance is negative or no number, or no face is left.
 */
export function cleanMesh(mesh: Mesh, { tolerance = 0 }: CleanMeshOptions = {}): CleanedMesh {
  checkMesh('cleanMesh', mesh);
  if (!(tolerance >= 0 && tolerance < Infinity)) {
    throw new RangeError(`cleanMesh: tolerance must be a length from 0, got ${tolerance}`);
  }
  const { positions } = mesh;
  const merged = nearVertices(positions, tolerance);
  const welded = mesh.indices.map((vertex) => merged[vertex]!);
  const { indices, degenerateFaces, duplicateFaces } = distinctFaces(welded, merged.length);
  if (indices.length === 0) {
    throw new RangeError(
      `cleanMesh: a face must be left, got none of ${welded.length / 3} with a tolerance of ${tolerance}`,
    );
  }
  const compact = compactVertices(positions, indices);
  const mergedVertices = merged.reduce((count, target, vertex) => count + (target === vertex ? 0 : 1), 0);
  const unusedVertices = (positions.length - compact.positions.length) / 3 - mergedVertices;
  return { mesh: compact, mergedVertices, unusedVertices, degenerateFaces, duplicateFaces };
}

/** The same faces with the vertices they use, and no others. */
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
