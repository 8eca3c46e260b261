import { DisjointSets } from './disjointSets.ts';
import { isDegenerate, next, sortedHalfEdges } from './halfEdges.ts';
import { checkMesh, type Mesh } from './mesh.ts';
import { type MeshSize, meshSize } from './meshSize.ts';

export interface MeshReport extends MeshSize {
  /** Vertices, those that no face uses included. */
  vertices: number;
  /** Faces, degenerate ones included. */
  faces: number;
  /** Vertices that some face uses; only these count below. */
  usedVertices: number;
  /** Faces that name a vertex twice; they count nowhere below. */
  degenerateFaces: number;
  /** Whether every edge is shared by exactly two faces, which pass it in opposite directions. */
  watertight: boolean;
  edges: number;
  /** Edges of one face only. */
  boundaryEdges: number;
  /** Edges of more than two faces. */
  nonManifoldEdges: number;
  /** Edges of two faces that pass them in the same direction: one of them is inside out. */
  inconsistentEdges: number;
  /** Vertices where surfaces touch that are not joined by edges there, as at the waist of an hourglass. */
  nonManifoldVertices: number;
  /** Parts that have no vertex in common. */
  components: number;
  /** χ = V − E + F. */
  eulerCharacteristic: number;
  /** Handles of all parts together, parts − χ/2; null unless the surface is closed and manifold. */
  genus: number | null;
}

/**
 * Describes a mesh as it is, nothing welded or repaired.
 *
 * @throws RangeError if it is no mesh: see `checkMesh`.
 */
export function meshReport(mesh: Mesh): MeshReport {
  checkMesh('meshReport', mesh);
  const { positions, indices } = mesh;
  const vertices = positions.length / 3;
  const { edges, boundaryEdges, nonManifoldEdges, inconsistentEdges, fans } = countEdges(indices, vertices);
  const { usedVertices, degenerateFaces, components, nonManifoldVertices } = countParts(
    indices,
    vertices,
    fans,
  );
  const faces = indices.length / 3;
  const watertight = edges > 0 && boundaryEdges + nonManifoldEdges + inconsistentEdges === 0;
  const eulerCharacteristic = usedVertices - edges + faces - degenerateFaces;
  return {
    vertices,
    faces,
    usedVertices,
    degenerateFaces,
    watertight,
    edges,
    boundaryEdges,
    nonManifoldEdges,
    inconsistentEdges,
    nonManifoldVertices,
    components,
    eulerCharacteristic,
    genus: watertight && nonManifoldVertices === 0 ? components - eulerCharacteristic / 2 : null,
    ...meshSize(mesh),
  };
}

/** Counts edges by their half-edges, and joins the corners that an edge has at each of its ends into fans. */
function countEdges(indices: Uint32Array, vertexCount: number) {
  const halfEdges = sortedHalfEdges(indices, vertexCount);
  const fans = new DisjointSets(indices.length);
  const counts = { edges: 0, boundaryEdges: 0, nonManifoldEdges: 0, inconsistentEdges: 0, fans };
  for (let start = 0, end = 0; start < halfEdges.length; start = end) {
    const first = halfEdges[start]!;
    const [a, b] = [indices[first]!, indices[next(first)]!];
    for (end = start; end < halfEdges.length; end++) {
      const other = halfEdges[end]!;
      const [c, d] = [indices[other]!, indices[next(other)]!];
      if (!((a === c && b === d) || (a === d && b === c))) break;
      fans.unite(first, a === c ? other : next(other));
      fans.unite(next(first), b === d ? next(other) : other);
    }
    counts.edges++;
    if (end - start === 1) counts.boundaryEdges++;
    else if (end - start > 2) counts.nonManifoldEdges++;
    else if (indices[halfEdges[start + 1]!] === a) counts.inconsistentEdges++;
  }
  return counts;
}

/** Counts what vertices are used, how many parts they form, and at how many of them more than one fan meets. */
function countParts(indices: Uint32Array, vertexCount: number, fans: DisjointSets) {
  const parts = new DisjointSets(vertexCount);
  const fansAt = new Uint32Array(vertexCount);
  let degenerateFaces = 0;
  for (let face = 0; face < indices.length; face += 3) {
    if (isDegenerate(indices, face)) {
      degenerateFaces++;
      continue;
    }
    parts.unite(indices[face]!, indices[face + 1]!);
    parts.unite(indices[face]!, indices[face + 2]!);
    for (let corner = face; corner < face + 3; corner++) {
      if (fans.find(corner) === corner) fansAt[indices[corner]!]!++;
    }
  }
  const counts = { usedVertices: 0, degenerateFaces, components: 0, nonManifoldVertices: 0 };
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    if (fansAt[vertex] === 0) continue;
    counts.usedVertices++;
    if (parts.find(vertex) === vertex) counts.components++;
    if (fansAt[vertex]! > 1) counts.nonManifoldVertices++;
  }
  return counts;
}
