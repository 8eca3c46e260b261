import type { OccupancyGrid } from './occupancyGrid.ts';

/**
 * Writes where a ray o + z·d, near ≤ z ≤ far, lies in occupied cells: pairs of depths [enter, leave], ascending, adjacent
 * ones merged.
 *
 * @param threshold density above which a cell counts as occupied: `occupancyThreshold`.
 * @param from index of the ray's first number in `origins` and `directions`.
 * @param intervals array to write to, at least 2·(3·resolution + 1) numbers.
 * @returns how many numbers were written; 0 if the ray meets no occupied cell.
 * @see Amanatides and Woo 1987, A Fast Voxel Traversal Algorithm for Ray Tracing
 */
export function occupiedIntervals(
  { bounds, resolution, density }: OccupancyGrid,
  threshold: number,
  { origins, directions }: { origins: Float64Array; directions: Float64Array },
  from: number,
  near: number,
  far: number,
  intervals: Float64Array,
): number {
  let enter = near;
  let leave = far;
  const start = [0, 0, 0];
  const slope = [0, 0, 0];
  // In units of cells the grid is [0, resolution]³.
  for (let axis = 0; axis < 3; axis++) {
    const scale = resolution / (bounds.max[axis]! - bounds.min[axis]!);
    const o = (origins[from + axis]! - bounds.min[axis]!) * scale;
    const d = directions[from + axis]! * scale;
    start[axis] = o;
    slope[axis] = d;
    if (d === 0) {
      if (o < 0 || o >= resolution) return 0;
      continue;
    }
    const low = -o / d;
    const high = (resolution - o) / d;
    enter = Math.max(enter, Math.min(low, high));
    leave = Math.min(leave, Math.max(low, high));
  }
  if (!(enter < leave)) return 0;
  const cell = [0, 0, 0];
  const step = [0, 0, 0];
  const next = [0, 0, 0];
  const across = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++) {
    const d = slope[axis]!;
    const at = start[axis]! + enter * d;
    cell[axis] = Math.min(resolution - 1, Math.max(0, Math.floor(at)));
    step[axis] = Math.sign(d);
    across[axis] = d === 0 ? Infinity : Math.abs(1 / d);
    next[axis] = d === 0 ? Infinity : (cell[axis]! + (d > 0 ? 1 : 0) - start[axis]!) / d;
  }
  let written = 0;
  let depth = enter;
  while (depth < leave) {
    const axis = next[0]! < next[1]! ? (next[0]! < next[2]! ? 0 : 2) : next[1]! < next[2]! ? 1 : 2;
    const until = Math.min(leave, next[axis]!);
    const occupied = density[(cell[2]! * resolution + cell[1]!) * resolution + cell[0]!]! > threshold;
    if (occupied && until > depth) {
      if (written > 0 && intervals[written - 1] === depth) intervals[written - 1] = until;
      else {
        intervals[written] = depth;
        intervals[written + 1] = until;
        written += 2;
      }
    }
    depth = Math.max(depth, until);
    next[axis]! += across[axis]!;
    cell[axis]! += step[axis]!;
    if (cell[axis]! < 0 || cell[axis]! >= resolution) break;
  }
  return written;
}
