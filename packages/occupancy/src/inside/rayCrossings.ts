import type { Vector3 } from '@fourier-features/core';
import { type Columns, columnsAlong } from './columns.ts';

/** Directions with no rational relation between their components; the later ones decide if the first is in doubt. */
const DIRECTIONS: readonly [Vector3, ...Vector3[]] = [
  [Math.SQRT1_2, Math.E - 2.1, Math.PI - 2],
  [Math.PI - 3.7, Math.SQRT2 - 0.5, Math.E - 2],
  [Math.E - 2.5, Math.PI - 2.4, 0.1 - Math.SQRT2],
];

/** Several times the rounding error of float64, relative to the surface's extent. */
const ROUNDING = 1e-15;

/**
 * Returns a function points `[n, 3]` → c `[n]`: the number of times that a ray from each point leaves a closed surface minus
 * the number of times that it enters it. Where faces are consistently oriented this is the winding number, whatever the
 * direction of the ray; its parity is that of the number of crossings in any case.
 *
 * All rays have one direction, so the search is for the faces that cover a point in the plane across it, and for those of
 * them that lie above the point. A ray that passes an edge or starts at a face within rounding error is cast again in another
 * direction.
 */
export function rayCrossings(
  positions: Float32Array,
  faces: Uint32Array,
): (points: Float32Array) => Int32Array {
  const made: Columns[] = [columnsAlong(positions, faces, DIRECTIONS[0])];
  return (points) => {
    const crossings = new Int32Array(points.length / 3);
    for (let i = 0; i < crossings.length; i++) {
      for (let attempt = 0; attempt < DIRECTIONS.length; attempt++) {
        made[attempt] ??= columnsAlong(positions, faces, DIRECTIONS[attempt]!);
        const found = crossingsAbove(made[attempt]!, points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!);
        crossings[i] = found >> 1;
        if ((found & 1) === 0) break;
      }
    }
    return crossings;
  };
}

/** Sums the crossings above the point; returns twice the sum, plus 1 if rounding could have changed it. */
function crossingsAbove(columns: Columns, x: number, y: number, z: number): number {
  const { rotation, corners, turns, size, minU, minV, cellsPerUnit, starts, faces, extent } = columns;
  const slack = ROUNDING * extent * extent;
  const u = rotation[0]! * x + rotation[1]! * y + rotation[2]! * z;
  const v = rotation[3]! * x + rotation[4]! * y + rotation[5]! * z;
  const w = rotation[6]! * x + rotation[7]! * y + rotation[8]! * z;
  const column = Math.min(size - 1, Math.floor((u - minU) * cellsPerUnit));
  const row = Math.min(size - 1, Math.floor((v - minV) * cellsPerUnit));
  // The last cell also receives points beyond the surface's projection, which no face covers; NaN fails here too.
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
    // Twice the signed area of the point with each edge, every edge taken from its lower vertex to its higher.
    const ab = au * bv - av * bu;
    const bc = bu * cv - bv * cu;
    const ac = au * cv - av * cu;
    if (ab >= 0 !== bc >= 0 || ab >= 0 === ac >= 0) {
      // Outside the face, unless the areas that decide so are within rounding error of 0.
      if (nearlyCovered(ab, bc, -ac, slack)) doubtful = true;
      continue;
    }
    const area = ab + bc - ac;
    const above =
      (bc * (corners[at + 2]! - w) - ac * (corners[at + 5]! - w) + ab * (corners[at + 8]! - w)) / area;
    if (above > 0) crossings += area > 0 === turns[faces[entry]!]! > 0 ? 1 : -1;
    // Negated, so that NaN, from a face seen edge-on, is in doubt as well.
    if (!(Math.abs(above) > ROUNDING * extent)) doubtful = true;
    if (Math.min(Math.abs(ab), Math.abs(bc), Math.abs(ac)) <= slack) doubtful = true;
  }
  return 2 * crossings + (doubtful ? 1 : 0);
}

/** Returns whether all three could have the same sign without rounding errors. */
function nearlyCovered(ab: number, bc: number, ca: number, slack: number): boolean {
  return (ab >= -slack && bc >= -slack && ca >= -slack) || (ab <= slack && bc <= slack && ca <= slack);
}
