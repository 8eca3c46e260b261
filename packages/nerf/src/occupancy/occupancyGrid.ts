import { checkPositiveInteger } from '@fourier-features/core/check';
import { type Bounds, checkBounds } from '../bounds.ts';
import { nerfDefaults } from '../defaults.ts';

/** What is known of the density in the cells of a box. */
export interface OccupancyGrid {
  readonly bounds: Bounds;
  /** Cells along each side of the box. */
  readonly resolution: number;
  /** Decaying maximum of the density in each cell, `[resolution, resolution, resolution]`, x fastest; changed in place. */
  readonly density: Float32Array;
  /** Density that makes a cell visible, per scene unit. */
  readonly visibleDensity: number;
  /** Step in which each cell was last looked at, −1 for never. */
  readonly lastSeen: Int32Array;
}

export interface OccupancyGridOptions {
  bounds: Bounds;
  resolution?: number;
  /** Opacity that a cell must have along its diagonal to be visible. */
  minimumOpacity?: number;
}

/** A cell must be found empty in so many steps before it is passed over. */
const STEPS_UNTIL_EMPTY = 8;

/** What a step that looks at a cell leaves of an earlier, higher density. */
const DECAY = 0.9;

/**
 * A grid over a box, all of it occupied until `observeDensities` has found cells empty often enough.
 *
 * @throws RangeError if the box is empty, the resolution no whole number, or the opacity not in (0, 1).
 * @see Müller et al. 2022, https://arxiv.org/abs/2201.05989, appendix C: the decaying maximum and the threshold
 */
export function createOccupancyGrid({
  bounds,
  resolution = nerfDefaults.occupancyResolution,
  minimumOpacity = 0.01,
}: OccupancyGridOptions): OccupancyGrid {
  checkBounds('createOccupancyGrid', bounds);
  checkPositiveInteger('createOccupancyGrid', 'resolution', resolution);
  if (!(minimumOpacity > 0 && minimumOpacity < 1))
    throw new RangeError(`createOccupancyGrid: minimumOpacity must be in (0, 1), got ${minimumOpacity}`);
  const diagonal = Math.hypot(...bounds.min.map((low, axis) => (bounds.max[axis]! - low) / resolution));
  const visibleDensity = -Math.log1p(-minimumOpacity) / diagonal;
  const cells = resolution ** 3;
  return {
    bounds,
    resolution,
    density: new Float32Array(cells).fill(visibleDensity / DECAY ** (STEPS_UNTIL_EMPTY - 0.5)),
    visibleDensity,
    lastSeen: new Int32Array(cells).fill(-1),
  };
}

/**
 * The density above which cells count as occupied: the visible one, or the mean of all cells if that is less, so that the
 * denser part of a scene of fog is looked at while it is still thin.
 */
export function occupancyThreshold({ density, visibleDensity }: OccupancyGrid): number {
  let sum = 0;
  for (const value of density) sum += value;
  return Math.min(visibleDensity, sum / density.length);
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
 * Takes note of densities that a step has found: a cell's becomes max(found, 0.9·what it was before the step). Cells that
 * nobody looks at are not forgotten, and the order of points and of calls in a step makes no difference.
 *
 * @param step a number that no earlier step had.
 * @param coordinates `[n, 3]`, scene units; points outside the box change nothing.
 * @param densityAt density of point number n.
 */
export function observeDensities(
  grid: OccupancyGrid,
  step: number,
  coordinates: ArrayLike<number>,
  densityAt: (point: number) => number,
  from = 0,
  to: number = coordinates.length / 3,
): void {
  const { density, lastSeen } = grid;
  for (let n = from; n < to; n++) {
    const cell = cellAt(grid, coordinates[3 * n]!, coordinates[3 * n + 1]!, coordinates[3 * n + 2]!);
    if (cell < 0) continue;
    const before = lastSeen[cell] === step ? density[cell]! : DECAY * density[cell]!;
    lastSeen[cell] = step;
    density[cell] = Math.max(densityAt(n), before);
  }
}

/** The share of cells that count as occupied, in [0, 1]. */
export function occupiedShare(grid: OccupancyGrid): number {
  const threshold = occupancyThreshold(grid);
  let count = 0;
  for (const value of grid.density) if (value > threshold) count++;
  return count / grid.density.length;
}
