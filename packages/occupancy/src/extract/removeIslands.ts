import type { EncodableMesh } from '../encode/encodableMesh.ts';
import { rayCrossings } from '../inside/rayCrossings.ts';
import { checkMesh } from '../mesh.ts';
import { components, type MeshComponent } from './components.ts';

export interface RemoveIslandsOptions {
  /**
   * Least volume of a component that is kept, as a share of the volume of the largest one, from 0 to 1: 0, the default, keeps all
   * components, 1 the largest alone.
   */
  minComponent?: number;
}

/** A mesh without its islands, and what they were. */
export interface WithoutIslands<M> {
  readonly mesh: M;
  /** Number of components of the input that face outwards; shells of cavities belong to those around them. */
  readonly components: number;
  /** Share of the volume of these components that the largest does not hold: 0 if there is only one. */
  readonly islandShare: number;
  /** Number of these components that were removed, with the cavities in them. */
  readonly removedComponents: number;
  /** Share of the volume that was removed. */
  readonly removedShare: number;
}

/**
 * Removes small components of a closed mesh, as fields have them in empty space. A shell that faces inwards is a cavity, which
 * stays if the component around it does. Volumes are those that shells enclose, without regard to cavities in them.
 *
 * @throws RangeError if the mesh is malformed, or `minComponent` is not from 0 to 1.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const axis = Float64Array.of(0, 1, 2, 3, 4);
 * const cubes = occupancy.marchingCubes([axis, axis, axis]);
 * // One sample is inside in the middle of the second plane and of the fourth.
 * for (const sample of [-1, 1, -1, 0.5, -1]) cubes.addPlane(new Float32Array(25).fill(-1).fill(sample, 12, 13));
 * const { mesh, islandShare } = occupancy.removeIslands(cubes.finish(), { minComponent: 0.5 }); // one octahedron
 */
export function removeIslands<M extends EncodableMesh>(
  mesh: M,
  { minComponent = 0 }: RemoveIslandsOptions = {},
): WithoutIslands<M> {
  checkMesh('removeIslands', mesh);
  if (!(minComponent >= 0 && minComponent <= 1))
    throw new RangeError(
      `removeIslands: minComponent must be from 0 to 1, a share of the largest volume, got ${minComponent}`,
    );
  const all = components(mesh);
  const outwards = all.filter(({ signedVolume }) => signedVolume > 0);
  const volume = outwards.reduce((sum, each) => sum + each.signedVolume, 0);
  const largest = outwards.reduce((most, each) => Math.max(most, each.signedVolume), 0);
  const kept = outwards.filter(({ signedVolume }) => signedVolume >= minComponent * largest);
  const removed = outwards.length - kept.length;
  const keptVolume = kept.reduce((sum, each) => sum + each.signedVolume, 0);
  return {
    mesh: removed === 0 ? mesh : withFaces(mesh, [...kept, ...cavitiesOf(mesh, all, kept)]),
    components: outwards.length,
    islandShare: volume > 0 ? 1 - largest / volume : 0,
    removedComponents: removed,
    removedShare: removed > 0 ? 1 - keptVolume / volume : 0,
  };
}

/** Returns the components that face inwards and lie in one that was kept. */
function cavitiesOf(
  { positions, indices }: EncodableMesh,
  all: readonly MeshComponent[],
  kept: readonly MeshComponent[],
): MeshComponent[] {
  const crossings = rayCrossings(positions, cornersOf(indices, kept));
  return all.filter(({ faces, signedVolume }) => {
    const vertex = 3 * indices[3 * faces[0]!]!;
    return !(signedVolume > 0) && crossings(positions.subarray(vertex, vertex + 3))[0] !== 0;
  });
}

/** Returns the mesh with the faces of some components, in their order, and the vertices that they use. */
function withFaces<M extends EncodableMesh>(mesh: M, chosen: readonly MeshComponent[]): M {
  const corners = cornersOf(mesh.indices, chosen);
  const used = Uint32Array.from(new Set(corners)).sort();
  const numbers = new Uint32Array(mesh.positions.length / 3);
  used.forEach((vertex, number) => {
    numbers[vertex] = number;
  });
  const rows = (values: Float32Array): Float32Array =>
    Float32Array.from({ length: 3 * used.length }, (_, i) => values[3 * used[Math.floor(i / 3)]! + (i % 3)]!);
  return {
    ...mesh,
    positions: rows(mesh.positions),
    indices: corners.map((vertex) => numbers[vertex]!),
    ...(mesh.normals && { normals: rows(mesh.normals) }),
  };
}

function cornersOf(indices: Uint32Array, chosen: readonly MeshComponent[]): Uint32Array {
  const faces = Uint32Array.from(chosen.flatMap(({ faces }) => faces)).sort();
  return Uint32Array.from(
    { length: 3 * faces.length },
    (_, i) => indices[3 * faces[Math.floor(i / 3)]! + (i % 3)]!,
  );
}
