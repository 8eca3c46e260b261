import type { Bounds, Vector3 } from '@fourier-features/core';
import { meshBounds } from './bounds.ts';
import { checkMesh, type Mesh } from './mesh.ts';

/** How a mesh was brought into the field's domain: v ↦ ½((v − centre)/halfSize + 1), v relative to the origin. */
export interface Normalisation {
  /** Mean of the vertices relative to the origin, in input units. */
  readonly centre: Vector3;
  /** Largest |coordinate| about the centre, in input units. */
  readonly halfSize: number;
  /** The origin of the input, if it had one. */
  readonly origin?: Vector3;
}

/** A mesh moved into the field's domain, and the way back. */
export interface NormalisedMesh {
  /** In the field's domain, [0, 1]³; the mean of its vertices is (½, ½, ½). */
  readonly mesh: Mesh;
  readonly normalisation: Normalisation;
  /** Box of the normalised mesh, with the paper's margin of 1e-3. */
  readonly bounds: Bounds;
}

/** By how much the paper's bounding box exceeds the normalised mesh on each side. */
export const BOX_MARGIN = 1e-3;

/**
 * Brings a mesh into the field's domain, [0, 1]³, as the paper does: subtracts the mean of the vertices, divides by the
 * largest |coordinate|, and maps [−1, 1] to [0, 1]. At least one vertex touches a side of the domain.
 *
 * @throws RangeError if the mesh is malformed or all its vertices coincide.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const triangle = { positions: Float32Array.of(0, 0, 0, 4, 2, 0, 2, 4, 0), indices: Uint32Array.of(0, 1, 2) };
 * const { mesh, normalisation } = occupancy.normaliseMesh(triangle); // centre [2, 2, 0], halfSize 2
 */
export function normaliseMesh(input: Mesh): NormalisedMesh {
  checkMesh('normaliseMesh', input);
  const { positions, indices, origin } = input;
  const sum = [0, 0, 0];
  for (let i = 0; i < positions.length; i++) sum[i % 3]! += positions[i]!;
  const centre = sum.map((total) => total / (positions.length / 3)) as unknown as Vector3;
  let halfSize = 0;
  for (let i = 0; i < positions.length; i++)
    halfSize = Math.max(halfSize, Math.abs(positions[i]! - centre[i % 3]!));
  if (!(halfSize > 0)) throw new RangeError('normaliseMesh: vertices must not all coincide');
  const normalisation = { centre, halfSize, ...(origin && { origin }) };
  const mesh = {
    positions: positions.map((value, i) => 0.5 * ((value - centre[i % 3]!) / halfSize + 1)),
    indices,
  };
  return { mesh, normalisation, bounds: meshBounds(mesh, BOX_MARGIN) };
}

/**
 * Reverts `normaliseMesh`: moves a mesh from the field's domain to where the input was, v ↦ centre + halfSize·(2v − 1), and
 * gives it the input's origin.
 *
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const triangle = { positions: Float32Array.of(0, 0, 0, 4, 2, 0, 2, 4, 0), indices: Uint32Array.of(0, 1, 2) };
 * const { mesh, normalisation } = occupancy.normaliseMesh(triangle);
 * occupancy.denormaliseMesh(mesh, normalisation).positions; // those of the triangle
 */
export function denormaliseMesh<M extends Mesh>(mesh: M, { centre, halfSize, origin }: Normalisation): M {
  return {
    ...mesh,
    positions: mesh.positions.map((value, i) => centre[i % 3]! + halfSize * (2 * value - 1)),
    ...(origin && { origin }),
  };
}
