import { faceOf, type Sheet, type Sheets } from './sheets.ts';
import { solidAngle, triple } from './solidAngle.ts';

/** Largest number of closed sheets that are searched for others around them; more all face outwards. */
const MAX_NESTED = 64;

/**
 * Decides which side of each sheet remains: `[f]`, 1 for the faces as they are in `indices`, −1 for their partners, 0 for
 * neither, and 2 for both, where a sheet has no two sides.
 */
export function sheetSides(
  positions: Float32Array,
  indices: Uint32Array,
  { sheets, neighbours }: Sheets,
): Int8Array {
  const sides = new Int8Array(indices.length / 3);
  const closed: Sheet[] = [];
  for (const sheet of sheets) {
    if (sheet.free > 0 && (sheet.inner > 0 || sheet.joined === 0)) continue;
    const isClosed = sheet.turns.length === 0;
    const [face, side] = sheet.turns[0] ?? [sheet.faces[0]!, 1];
    if (!flood(sides, indices, neighbours, face, side)) {
      for (const each of sheet.faces) sides[each] = 2;
    } else if (isClosed) {
      closed.push(sheet);
      if (volumeOf(positions, indices, sheet, sides) < 0) turn(sheet, sides);
    }
  }
  if (closed.length > 1 && closed.length <= MAX_NESTED) {
    const inwards = closed.filter((sheet) => depthOf(sheet, closed, positions, indices, sides) % 2 === 1);
    for (const sheet of inwards) turn(sheet, sides);
  }
  return sides;
}

function turn({ faces }: Sheet, sides: Int8Array): void {
  for (const face of faces) sides[face] = -sides[face]!;
}

/** Gives all faces that are connected with `start` the sides that make them consistent; returns whether there are such. */
function flood(
  sides: Int8Array,
  indices: Uint32Array,
  neighbours: Int32Array,
  start: number,
  side: number,
): boolean {
  sides[start] = side;
  const waiting = [start];
  let isConsistent = true;
  for (let face = waiting.pop(); face !== undefined; face = waiting.pop()) {
    for (let h = 3 * face; h < 3 * face + 3; h++) {
      const other = neighbours[h]!;
      if (other < 0) continue;
      // Consistent faces run along their edge in opposite directions.
      const wanted = indices[h] === indices[other] ? -sides[face]! : sides[face]!;
      const neighbour = faceOf(other);
      if (sides[neighbour] === 0) {
        sides[neighbour] = wanted;
        waiting.push(neighbour);
      } else if (sides[neighbour] !== wanted) isConsistent = false;
    }
  }
  return isConsistent;
}

/** Computes the sum of a function over a closed sheet's faces as seen from a point, each signed by its side. */
function sumOver(
  { faces }: Sheet,
  positions: Float32Array,
  indices: Uint32Array,
  sides: Int8Array,
  from: number,
  each: (a: number[], b: number[], c: number[]) => number,
): number {
  const offset = (vertex: number): number[] =>
    [0, 1, 2].map((axis) => positions[3 * vertex + axis]! - positions[3 * from + axis]!);
  return faces.reduce((sum, face) => {
    const [a, b, c] = [0, 1, 2].map((corner) => offset(indices[3 * face + corner]!));
    return sum + sides[face]! * each(a!, b!, c!);
  }, 0);
}

function volumeOf(positions: Float32Array, indices: Uint32Array, sheet: Sheet, sides: Int8Array): number {
  const from = indices[3 * sheet.faces[0]!]!;
  return sumOver(sheet, positions, indices, sides, from, triple);
}

/** Counts the other closed sheets around a sheet. */
function depthOf(
  sheet: Sheet,
  closed: readonly Sheet[],
  positions: Float32Array,
  indices: Uint32Array,
  sides: Int8Array,
): number {
  const vertex = indices[3 * sheet.faces[0]!]!;
  const isInBox = ({ faces }: Sheet): boolean =>
    [0, 1, 2].every((axis) => {
      const value = positions[3 * vertex + axis]!;
      const along = (h: number): number => positions[3 * indices[h]! + axis]!;
      const has = (is: (other: number) => boolean): boolean =>
        faces.some((face) => is(along(3 * face)) || is(along(3 * face + 1)) || is(along(3 * face + 2)));
      return has((other) => other <= value) && has((other) => other >= value);
    });
  const surrounds = (other: Sheet): boolean =>
    other !== sheet &&
    isInBox(other) &&
    Math.abs(sumOver(other, positions, indices, sides, vertex, solidAngle)) > 2 * Math.PI;
  return closed.filter(surrounds).length;
}
