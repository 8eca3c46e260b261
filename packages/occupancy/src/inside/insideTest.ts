import type { Bounds } from '@fourier-features/core';
import { meshBounds } from '../bounds.ts';
import { checkMesh, countPoints, type Mesh } from '../mesh.ts';
import { BOX_MARGIN } from '../normaliseMesh.ts';
import { isClosed } from './isClosed.ts';
import { parityTest } from './parity.ts';
import { weldedFaces } from './weld.ts';
import { windingNumber } from './windingNumber.ts';

/** Labels points as inside or outside a shape. */
export interface InsideTest {
  /** Box that holds the shape; `insideTest` adds the paper's margin of 1e-3 on every side of the mesh. */
  readonly bounds: Bounds;
  /** Maps points `[n, 3]` to labels `[n]`, 1 inside and 0 outside. */
  label(points: Float32Array): Float32Array;
}

/** The inside test of a mesh. */
export interface MeshInsideTest extends InsideTest {
  /** Whether every edge of the surface belongs to an even number of faces, so that labels are certain. */
  readonly closed: boolean;
  /** Computes the fraction of points `[n, 3]` whose label depends on how holes are filled; 0 for closed surfaces. */
  doubtfulFraction(points: Float32Array): number;
}

/** Largest distance of |w| from ½ at which a label is doubtful. */
const DOUBT = 0.1;

/**
 * Returns the inside test of a mesh: by the parity of ray crossings if the mesh is closed, otherwise by the generalised
 * winding number, |w| > ½, which needs consistently oriented faces.
 *
 * @throws RangeError if the mesh is malformed or every face is degenerate.
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const tetrahedron = {
 *   positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
 *   indices: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
 * };
 * const { closed, label } = occupancy.insideTest(tetrahedron);
 * label(Float32Array.of(0.1, 0.1, 0.1, 0.9, 0.9, 0.9)); // 1, 0
 */
export function insideTest(mesh: Mesh): MeshInsideTest {
  checkMesh('insideTest', mesh);
  const { positions } = mesh;
  const faces = weldedFaces(mesh);
  if (faces.length === 0)
    throw new RangeError('insideTest: mesh must have at least one face with three different corners');
  const bounds = meshBounds(mesh, BOX_MARGIN);
  if (isClosed(faces, positions.length / 3)) {
    const parity = parityTest(positions, faces);
    return {
      closed: true,
      bounds,
      label: (points) => {
        countPoints('label', points);
        return parity(points);
      },
      doubtfulFraction: () => 0,
    };
  }
  const winding = windingNumber(mesh);
  return {
    closed: false,
    bounds,
    label: (points) => winding(points).map((w) => (Math.abs(w) > 0.5 ? 1 : 0)),
    doubtfulFraction: (points) => {
      const count = countPoints('doubtfulFraction', points);
      if (count === 0) return 0;
      return winding(points).filter((w) => Math.abs(Math.abs(w) - 0.5) < DOUBT).length / count;
    },
  };
}
