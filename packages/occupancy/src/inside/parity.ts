import type { Vector3 } from '../bounds.ts';
import { type Columns, createColumns } from './columns.ts';

/** Directions with no rational relation between their components; the later ones decide where the first is in doubt. */
const DIRECTIONS: readonly [Vector3, ...Vector3[]] = [
  [Math.SQRT1_2, Math.E - 2.1, Math.PI - 2],
  [Math.PI - 3.7, Math.SQRT2 - 0.5, Math.E - 2],
  [Math.E - 2.5, Math.PI - 2.4, 0.1 - Math.SQRT2],
];

/** Several times the rounding of float64, relative to the surface's extent. */
const ROUNDING = 1e-15;

/**
 * Labels points by whether a ray from each crosses a closed surface an odd number of times. Rays of one direction make
 * it a question in a plane: which faces lie over the point, and which of those above it. A ray that passes within
 * rounding of an edge or starts within rounding of a face is cast again in another direction.
 *
 * @returns a function points `[n, 3]` → labels `[n]`, 1 inside and 0 outside.
 */
export function createParityTest(
  positions: Float32Array,
  faces: Uint32Array,
): (points: Float32Array) => Float32Array {
  const made: Columns[] = [createColumns(positions, faces, DIRECTIONS[0])];
  return (points) => {
    const labels = new Float32Array(points.length / 3);
    for (let i = 0; i < labels.length; i++) {
      for (let attempt = 0; attempt < DIRECTIONS.length; attempt++) {
        made[attempt] ??= createColumns(positions, faces, DIRECTIONS[attempt]!);
        const crossings = crossingsAbove(
          made[attempt]!,
          points[3 * i]!,
          points[3 * i + 1]!,
          points[3 * i + 2]!,
        );
        labels[i] = crossings & 1;
        if (crossings >= 0) break;
        labels[i] = ~crossings & 1;
      }
    }
    return labels;
  };
}

/** The number of faces above the point, or its complement (`~`) where rounding could have changed it. */
function crossingsAbove(columns: Columns, x: number, y: number, z: number): number {
  const { rotation, corners, size, minU, minV, cellsPerUnit, starts, faces, extent } = columns;
  const slack = ROUNDING * extent * extent;
  const u = rotation[0]! * x + rotation[1]! * y + rotation[2]! * z;
  const v = rotation[3]! * x + rotation[4]! * y + rotation[5]! * z;
  const w = rotation[6]! * x + rotation[7]! * y + rotation[8]! * z;
  const column = Math.min(size - 1, Math.floor((u - minU) * cellsPerUnit));
  const row = Math.min(size - 1, Math.floor((v - minV) * cellsPerUnit));
  // The last cell also takes points beyond the surface's shadow, over which no face lies; NaN fails here too.
  if (!(column >= 0 && row >= 0)) return 0;
  const cell = row * size + column;
  let crossings = 0;
  let doubtful = false;
  for (let entry = starts[cell]!; entry < starts[cell + 1]!; entry++) {
    const at = 9 * faces[entry]!;
    const au = corners[at]! - u;
    const av = corners[at + 1]! - v;
    const bu = corners[at + 3]! - u;
    const bv = corners[at + 4]! - v;
    const cu = corners[at + 6]! - u;
    const cv = corners[at + 7]! - v;
    // Twice the areas that the point spans with each edge, every edge from its lower vertex to its higher.
    const ab = au * bv - av * bu;
    const bc = bu * cv - bv * cu;
    const ac = au * cv - av * cu;
    if (ab >= 0 !== bc >= 0 || ab >= 0 === ac >= 0) {
      // Outside: in doubt only if the edge functions that say so are within rounding of 0.
      if (nearlyOver(ab, bc, -ac, slack)) doubtful = true;
      continue;
    }
    const area = ab + bc - ac;
    const above =
      (bc * (corners[at + 2]! - w) - ac * (corners[at + 5]! - w) + ab * (corners[at + 8]! - w)) / area;
    if (above > 0) crossings++;
    // Written so that NaN, of a face seen edge-on, is in doubt as well.
    if (!(Math.abs(above) > ROUNDING * extent)) doubtful = true;
    if (Math.min(Math.abs(ab), Math.abs(bc), Math.abs(ac)) <= slack) doubtful = true;
  }
  return doubtful ? ~crossings : crossings;
}

/** Whether all three would have one sign after changes of rounding's size. */
function nearlyOver(ab: number, bc: number, ca: number, slack: number): boolean {
  return (ab >= -slack && bc >= -slack && ca >= -slack) || (ab <= slack && bc <= slack && ca <= slack);
}
