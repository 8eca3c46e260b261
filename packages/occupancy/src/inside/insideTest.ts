import { type Bounds, meshBounds } from '../bounds.ts';
import { checkMesh, countPoints, type Mesh } from '../mesh.ts';
import { BOX_MARGIN } from '../normaliseMesh.ts';
import { isClosed } from './isClosed.ts';
import { createParityTest } from './parity.ts';
import { weldedFaces } from './weld.ts';
import { createWindingNumber } from './windingNumber.ts';

/** Which points are inside a shape. */
export interface InsideTest {
  /** Whether inside and outside are beyond doubt: every edge of the surface belongs to an even number of faces. */
  readonly closed: boolean;
  /** Of the surface, with the paper's margin of 1e-3 on every side. */
  readonly bounds: Bounds;
  /** Points `[n, 3]` → labels `[n]`, 1 inside and 0 outside. */
  label(points: Float32Array): Float32Array;
  /** The share of points `[n, 3]` whose label depends on how holes are filled; 0 for closed surfaces. */
  doubtfulShare(points: Float32Array): number;
}

/** Labels are called doubtful where |w| is nearer to ½ than this. */
const DOUBT = 0.1;

/**
 * The inside of a mesh: by the parity of ray crossings if it is closed, else by the generalised winding number, |w| > ½,
 * for which faces must be oriented alike.
 *
 * @throws RangeError if the mesh is malformed or every face is degenerate.
 */
export function createInsideTest(mesh: Mesh): InsideTest {
  checkMesh('createInsideTest', mesh);
  const { positions } = mesh;
  const faces = weldedFaces(mesh);
  if (faces.length === 0)
    throw new RangeError('createInsideTest: the mesh must have a face with three different corners');
  const bounds = meshBounds(mesh, BOX_MARGIN);
  if (isClosed(faces, positions.length / 3)) {
    const parity = createParityTest(positions, faces);
    return {
      closed: true,
      bounds,
      label: (points) => {
        countPoints('label', points);
        return parity(points);
      },
      doubtfulShare: () => 0,
    };
  }
  const windingNumber = createWindingNumber(mesh);
  return {
    closed: false,
    bounds,
    label: (points) => windingNumber(points).map((w) => (Math.abs(w) > 0.5 ? 1 : 0)),
    doubtfulShare: (points) => {
      const count = countPoints('doubtfulShare', points);
      if (count === 0) return 0;
      return windingNumber(points).filter((w) => Math.abs(Math.abs(w) - 0.5) < DOUBT).length / count;
    },
  };
}
