import { type Bounds, checkBounds } from '../bounds.ts';
import { checkPositiveInteger } from '../check.ts';

/** What is known of the density in the cells of a box. */
export interface OccupancyGrid {
  readonly bounds: Bounds;
  /** Cells along each side of the box. */
  readonly resolution: number;
  /** Decaying maximum of the density in each cell, `[resolution, resolution, resolution]`, x fastest; changed in place. */
  readonly density: Float32Array;
  /** Cells of at least this density count as occupied, per scene unit. */
  readonly threshold: number;
}

export interface OccupancyGridOptions {
  bounds: Bounds;
  resolution?: number;
  /** Opacity that a cell must reach across its shortest side to count as occupied. */
  minimumOpacity?: number;
}

/** A cell must be found empty so many times before it is passed over. */
const OBSERVATIONS_UNTIL_EMPTY = 8;

/** What an observation leaves of an earlier, higher density. */
const DECAY = 0.9;

/**
 * A grid over a box, all of it occupied until `observeDensities` has found cells empty often enough.
 *
 * @throws RangeError if the box is empty, the resolution no whole number, or the opacity not in (0, 1).
 * @see Müller et al. 2022, https://arxiv.org/abs/2201.05989, appendix C: the decaying maximum
 */
export function createOccupancyGrid({
  bounds,
  resolution = 64,
  minimumOpacity = 0.01,
}: OccupancyGridOptions): OccupancyGrid {
  checkBounds('createOccupancyGrid', bounds);
  checkPositiveInteger('createOccupancyGrid', 'resolution', resolution);
  if (!(minimumOpacity > 0 && minimumOpacity < 1))
    throw new RangeError(`createOccupancyGrid: minimumOpacity must be in (0, 1), got ${minimumOpacity}`);
  const cell = Math.min(...bounds.min.map((low, axis) => (bounds.max[axis]! - low) / resolution));
  const threshold = -Math.log1p(-minimumOpacity) / cell;
  const density = new Float32Array(resolution ** 3).fill(
    threshold / DECAY ** (OBSERVATIONS_UNTIL_EMPTY - 0.5),
  );
  return { bounds, resolution, density, threshold };
}

/** The index of the cell that holds a point, −1 outside the box. */
export function cellAt({ bounds, resolution }: OccupancyGrid, x: number, y: number, z: number): number {
  const { min, max } = bounds;
  const i = Math.floor(((x - min[0]) / (max[0] - min[0])) * resolution);
  const j = Math.floor(((y - min[1]) / (max[1] - min[1])) * resolution);
  const k = Math.floor(((z - min[2]) / (max[2] - min[2])) * resolution);
  const inside = i >= 0 && j >= 0 && k >= 0 && i < resolution && j < resolution && k < resolution;
  return inside ? (k * resolution + j) * resolution + i : -1;
}

/**
 * Takes note of densities that were found: a cell's becomes max(found, 0.9·its own), so that only cells that are looked
 * at are forgotten.
 *
 * @param coordinates `[n, 3]`, scene units; points outside the box change nothing.
 * @param densityAt density of point number n.
 */
export function observeDensities(
  grid: OccupancyGrid,
  coordinates: ArrayLike<number>,
  densityAt: (point: number) => number,
  from = 0,
  to: number = coordinates.length / 3,
): void {
  const { density } = grid;
  for (let n = from; n < to; n++) {
    const cell = cellAt(grid, coordinates[3 * n]!, coordinates[3 * n + 1]!, coordinates[3 * n + 2]!);
    if (cell >= 0) density[cell] = Math.max(densityAt(n), DECAY * density[cell]!);
  }
}

/** The share of cells that count as occupied, in [0, 1]. */
export function occupiedShare({ density, threshold }: OccupancyGrid): number {
  let count = 0;
  for (const value of density) if (value >= threshold) count++;
  return count / density.length;
}
