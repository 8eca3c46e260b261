import { type ProgressOptions, pauseOf } from '../progress.ts';
import { DisjointSets } from './disjointSets.ts';
import { isDegenerate, next, sortedHalfEdges } from './halfEdges.ts';
import { checkMesh, type Mesh } from './mesh.ts';
import { type MeshSize, meshSize } from './meshSize.ts';
import { opposingPartners } from './opposingPartners.ts';

/** What `meshReport` counts and measures. */
export interface MeshReport extends MeshSize {
  /** Number of vertices, including unused ones. */
  readonly vertices: number;
  /** Number of faces, including degenerate ones. */
  readonly faces: number;
  /** Number of vertices that faces use; the numbers below are of these alone. */
  readonly usedVertices: number;
  /** Number of faces that use a vertex twice; the numbers below ignore them. */
  readonly degenerateFaces: number;
  /** Whether every edge is shared by exactly two faces, which traverse it in opposite directions. */
  readonly watertight: boolean;
  readonly edges: number;
  /** Number of edges of one face only. */
  readonly boundaryEdges: number;
  /** Number of edges of more than two faces. */
  readonly nonManifoldEdges: number;
  /**
   * Number of edges of an even number of faces that do not traverse them equally often in both directions: some of the faces are
   * inside out.
   */
  readonly inconsistentEdges: number;
  /** Number of pairs of faces back to back, with the same vertices in opposite order: they enclose nothing. */
  readonly opposingPairs: number;
  /** Number of vertices where surfaces touch without a common edge, as at the waist of an hourglass. */
  readonly nonManifoldVertices: number;
  /** Number of connected components: parts that have no vertex in common. */
  readonly components: number;
  /** χ = V − E + F. */
  readonly eulerCharacteristic: number;
  /** Number of handles of all components, components − χ/2; null unless the surface is closed and manifold. */
  readonly genus: number | null;
}

/**
 * Describes the topology and size of a mesh without changing it: use `cleanMesh` first if it may need welding.
 *
 * @throws RangeError if the mesh has no faces, coordinates that are not finite, or indices without a vertex.
 *
 * @example
 * ```ts
 * import { meshReport, proceduralShape } from '@fourier-features/datasets';
 *
 * const { mesh } = await proceduralShape('gear');
 * const { watertight, genus, signedVolume } = await meshReport(mesh); // true, 7, 0.58
 * ```
 */
export async function meshReport(mesh: Mesh, options: ProgressOptions = {}): Promise<MeshReport> {
  checkMesh('meshReport', mesh);
  const pause = pauseOf(options);
  const { positions, indices } = mesh;
  const vertices = positions.length / 3;
  const halfEdges = sortedHalfEdges(indices, vertices);
  await pause(0.4);
  const { edges, boundaryEdges, nonManifoldEdges, inconsistentEdges, fans } = countEdges(indices, halfEdges);
  await pause(0.6);
  const partners = opposingPartners(indices, vertices) ?? new Int32Array();
  const opposingPairs = partners.filter((partner) => partner >= 0).length / 2;
  await pause(0.75);
  const { usedVertices, degenerateFaces, components, nonManifoldVertices } = countParts(
    indices,
    vertices,
    fans,
  );
  await pause(0.9);
  const size = meshSize(mesh);
  options.onProgress?.(1);
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
    opposingPairs,
    nonManifoldVertices,
    components,
    eulerCharacteristic,
    genus: watertight && nonManifoldVertices === 0 ? components - eulerCharacteristic / 2 : null,
    ...size,
  };
}

/** Counts edges by their half-edges and joins the corners at each end of an edge into fans. */
function countEdges(indices: Uint32Array, halfEdges: Uint32Array) {
  const fans = new DisjointSets(indices.length);
  const counts = { edges: 0, boundaryEdges: 0, nonManifoldEdges: 0, inconsistentEdges: 0, fans };
  for (let start = 0, end = 0; start < halfEdges.length; start = end) {
    const first = halfEdges[start]!;
    const [a, b] = [indices[first]!, indices[next(first)]!];
    let alike = 0;
    for (end = start; end < halfEdges.length; end++) {
      const other = halfEdges[end]!;
      const [c, d] = [indices[other]!, indices[next(other)]!];
      if (!((a === c && b === d) || (a === d && b === c))) break;
      if (a === c) alike++;
      fans.unite(first, a === c ? other : next(other));
      fans.unite(next(first), b === d ? next(other) : other);
    }
    counts.edges++;
    if (end - start === 1) counts.boundaryEdges++;
    if (end - start > 2) counts.nonManifoldEdges++;
    if ((end - start) % 2 === 0 && 2 * alike !== end - start) counts.inconsistentEdges++;
  }
  return counts;
}

/** Counts used vertices, connected components, and vertices where more than one fan meets. */
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
