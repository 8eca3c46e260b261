import type { Bounds } from '@fourier-features/core';
import { meshBounds } from '../bounds.ts';
import { checkMesh, countPoints, type Mesh } from '../mesh.ts';
import { BOX_MARGIN } from '../normaliseMesh.ts';
import { closureOf } from './closure.ts';
import { rayCrossings } from './rayCrossings.ts';
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
  /** Whether the surface is closed and its faces run along every edge equally often in both directions. */
  readonly oriented: boolean;
  /**
   * Computes the winding number of points `[n, 3]`, `[n]`: an integer for oriented surfaces, the generalised one for open ones.
   * Absent for closed surfaces that are not oriented, which have none.
   */
  winding?(points: Float32Array): Float32Array;
  /** Computes the fraction of points `[n, 3]` whose label depends on how holes are filled; 0 for closed surfaces. */
  doubtfulFraction(points: Float32Array): number;
}

/** Largest distance of |w| from ½ at which a label is doubtful. */
const DOUBT = 0.1;

/**
 * Returns the inside test of a mesh. Inside is where the winding number w is not 0:
 *
 * - closed and consistently oriented: w is the signed sum of ray crossings, an integer. Where parts overlap, w is 2 or more; in
 *   a cavity, whose shell faces the other way, w is 0; in a mesh that is inside out, w is −1.
 * - closed, but not consistently oriented: w is not defined, and inside is where a ray crosses the surface an odd number of
 *   times. This leaves overlaps of two parts outside.
 * - open: w is the generalised winding number, and inside is where |w| > ½, which needs consistently oriented faces.
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
  const { closed, oriented } = closureOf(faces, positions.length / 3);
  return { bounds, closed, oriented, ...(closed ? closedTest(positions, faces, oriented) : openTest(mesh)) };
}

type Labels = Pick<MeshInsideTest, 'label' | 'winding' | 'doubtfulFraction'>;

function closedTest(positions: Float32Array, faces: Uint32Array, oriented: boolean): Labels {
  const crossings = rayCrossings(positions, faces);
  const label = (points: Float32Array): Float32Array => {
    countPoints('label', points);
    return Float32Array.from(crossings(points), oriented ? (w) => (w === 0 ? 0 : 1) : (count) => count & 1);
  };
  const doubtfulFraction = (): number => 0;
  if (!oriented) return { label, doubtfulFraction };
  const winding = (points: Float32Array): Float32Array => {
    countPoints('winding', points);
    return Float32Array.from(crossings(points));
  };
  return { label, winding, doubtfulFraction };
}

function openTest(mesh: Mesh): Labels {
  const winding = windingNumber(mesh);
  return {
    winding,
    label: (points) => winding(points).map((w) => (Math.abs(w) > 0.5 ? 1 : 0)),
    doubtfulFraction: (points) => {
      const count = countPoints('doubtfulFraction', points);
      if (count === 0) return 0;
      return winding(points).filter((w) => Math.abs(Math.abs(w) - 0.5) < DOUBT).length / count;
    },
  };
}
