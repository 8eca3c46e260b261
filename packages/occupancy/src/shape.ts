import type { Bounds } from '@fourier-features/core';
import { type InsideTest, insideTest, type MeshInsideTest } from './inside/insideTest.ts';
import type { Mesh } from './mesh.ts';
import { type Normalisation, normaliseMesh } from './normaliseMesh.ts';

/** A shape in the field's domain, [0, 1]³, that a field can be fitted to. */
export interface Shape {
  /** Labels points as inside or outside: of a mesh, or any function with bounds. */
  readonly insideTest: InsideTest;
  /** Surface of the shape, in the domain. With it, points near the surface can be drawn. */
  readonly mesh?: Mesh;
}

/** A mesh brought into the field's domain, with its inside test. */
export interface NormalisedShape extends Shape {
  readonly insideTest: MeshInsideTest;
  readonly mesh: Mesh;
  /** Box of the normalised mesh, with the paper's margin of 1e-3. */
  readonly bounds: Bounds;
  /** How the mesh was brought into the domain. */
  readonly normalisation: Normalisation;
}

/**
 * Returns the shape of a mesh: normalises the mesh and builds its inside test. Vertices at the same place, bit for bit, are
 * taken as one; nearly coinciding ones must be merged before.
 *
 * @throws RangeError if the mesh is malformed, all its vertices coincide or every face is degenerate.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const tetrahedron = {
 *   positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
 *   indices: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
 * };
 * const { insideTest } = occupancy.shape(tetrahedron);
 * insideTest.closed; // true
 */
export function shape(mesh: Mesh): NormalisedShape {
  const normalised = normaliseMesh(mesh);
  return { ...normalised, insideTest: insideTest(normalised.mesh) };
}
