import type { Vector3 } from '@fourier-features/core';
import { type FaceGrid, visitCells } from './visitCells.ts';

/** A closed surface projected along one direction: for each cell of the plane across it, the faces that touch the cell. */
export interface Columns extends FaceGrid {
  /** Rows u, v, w of a rotation, row-major; w is the direction of the rays. */
  readonly rotation: Float64Array;
  /** `[size² + 1]`: where each cell's faces start in `faces`. */
  readonly starts: Uint32Array;
  readonly faces: Uint32Array;
  /** `[f]`: 1 if the corners of the face in ascending order turn like the face, −1 if they turn the other way. */
  readonly turns: Int8Array;
  /** Length of a side of the grid. */
  readonly extent: number;
}

/** Limit on the mean number of entries of `faces` per face; the grid is made coarser to keep it. */
const ENTRIES_PER_FACE = 24;
const LARGEST_SIZE = 4096;

/** Sorts welded faces into columns along `direction`, which should lie in no plane that faces are likely to lie in. */
export function columnsAlong(positions: Float32Array, faces: Uint32Array, direction: Vector3): Columns {
  const rotation = rotationTo(direction);
  const corners = project(positions, faces, rotation);
  const turns = Int8Array.from({ length: faces.length / 3 }, (_, face) => turnOf(faces, 3 * face));
  const faceCount = faces.length / 3;
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < corners.length; i += 3) {
    minU = Math.min(minU, corners[i]!);
    maxU = Math.max(maxU, corners[i]!);
    minV = Math.min(minV, corners[i + 1]!);
    maxV = Math.max(maxV, corners[i + 1]!);
  }
  const extent = Math.max(maxU - minU, maxV - minV, Number.MIN_VALUE);
  let size = Math.min(LARGEST_SIZE, 2 * Math.ceil(Math.sqrt(faceCount)));
  for (;;) {
    const cellsPerUnit = size / extent;
    const cells = (visit: (cell: number, face: number) => void): void =>
      visitCells({ corners, minU, minV, cellsPerUnit, size }, visit);
    const starts = new Uint32Array(size * size + 1);
    let entries = 0;
    cells((cell) => {
      starts[cell + 1]!++;
      entries++;
    });
    if (entries > ENTRIES_PER_FACE * faceCount + 1024 && size > 1) {
      size = size >> 1;
      continue;
    }
    for (let cell = 0; cell < size * size; cell++) starts[cell + 1]! += starts[cell]!;
    const sorted = new Uint32Array(entries);
    const next = starts.slice();
    cells((cell, face) => {
      sorted[next[cell]!++] = face;
    });
    return { rotation, corners, turns, size, minU, minV, cellsPerUnit, starts, faces: sorted, extent };
  }
}

function project(positions: Float32Array, faces: Uint32Array, rotation: Float64Array): Float64Array {
  const corners = new Float64Array(3 * faces.length);
  for (let start = 0; start < faces.length; start += 3) {
    // In ascending order both faces of an edge compute the same numbers for it, so that no ray slips between them.
    const [a, b, c] = [faces[start]!, faces[start + 1]!, faces[start + 2]!];
    const [lowest, highest] = [Math.min(a, b, c), Math.max(a, b, c)];
    const sorted = [lowest, a + b + c - lowest - highest, highest];
    for (let corner = 0; corner < 3; corner++) {
      const vertex = 3 * sorted[corner]!;
      for (let row = 0; row < 3; row++) {
        corners[3 * (start + corner) + row] =
          rotation[3 * row]! * positions[vertex]! +
          rotation[3 * row + 1]! * positions[vertex + 1]! +
          rotation[3 * row + 2]! * positions[vertex + 2]!;
      }
    }
  }
  return corners;
}

/** Returns 1 if a face's corners ascend up to a rotation, otherwise −1. */
function turnOf(faces: Uint32Array, at: number): number {
  const [a, b, c] = [faces[at]!, faces[at + 1]!, faces[at + 2]!];
  return (a < b && b < c) || (b < c && c < a) || (c < a && a < b) ? 1 : -1;
}

/** Returns orthonormal rows, the last along `direction`. */
function rotationTo(direction: Vector3): Float64Array {
  const length = Math.hypot(...direction);
  const [x, y, z] = direction.map((value) => value / length) as [number, number, number];
  // See Duff et al. 2017, "Building an orthonormal basis, revisited".
  const sign = z < 0 ? -1 : 1;
  const a = -1 / (sign + z);
  const b = x * y * a;
  return Float64Array.of(1 + sign * x * x * a, sign * b, -sign * x, b, sign + y * y * a, -y, x, y, z);
}
