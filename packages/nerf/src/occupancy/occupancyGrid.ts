import type { Bounds } from '@fourier-features/core';
import { checkBounds, checkPositiveInteger } from '@fourier-features/core/check';
import { defaults } from '../defaults.ts';

/** What is known of the density in the cells of a box. */
export interface OccupancyGrid {
  readonly bounds: Bounds;
  /** Cells along each side of the box. */
  readonly resolution: number;
  /** Decaying maximum of the density in each cell, `[resolution, resolution, resolution]`, z slowest; changed in place. */
  readonly density: Float32Array;
  /** Density from which a cell is visible, per scene unit. */
  readonly visibleDensity: number;
  /** Step in which each cell was last observed; −1 for never. */
  readonly lastSeen: Int32Array;
}

export interface OccupancyGridOptions {
  /** Box of the grid, scene units; nothing outside is seen. */
  bounds: Bounds;
  /** Cells along each side of the box; 64 by default. */
  resolution?: number;
  /** Opacity along its diagonal from which a cell is visible, in (0, 1); 0.01 by default. */
  minimumOpacity?: number;
}

/** Steps that must find a cell empty before rays skip it. */
const STEPS_UNTIL_EMPTY = 8;

/** Factor by which an observation that finds less reduces a cell's density. */
const DECAY = 0.9;

/**
 * Returns a grid over a box, all cells occupied: what a fit starts with. To render with the grid that a fit ended with,
 * copy `occupancy` of its checkpoint into `density`.
 *
 * @throws RangeError if the box is empty, the resolution is not a positive integer, or the opacity is not in (0, 1).
 * @see Müller et al. 2022, https://arxiv.org/abs/2201.05989, appendix C: the decaying maximum and the threshold
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const grid = nerf.occupancyGrid({ bounds: { min: [-2, -2, -2], max: [2, 2, 2] }, resolution: 16 });
 */
export function occupancyGrid({
  bounds,
  resolution = defaults.occupancyResolution,
  minimumOpacity = 0.01,
}: OccupancyGridOptions): OccupancyGrid {
  checkBounds('occupancyGrid', bounds);
  checkPositiveInteger('occupancyGrid', 'resolution', resolution, 'in cells');
  if (!(minimumOpacity > 0 && minimumOpacity < 1))
    throw new RangeError(`occupancyGrid: minimumOpacity must be in (0, 1), got ${minimumOpacity}`);
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
 * Returns the density above which cells count as occupied: the visible one, or the mean of all cells if that is less, so
 * that the denser part of a scene of fog is sampled while it is still thin.
 */
export function occupancyThreshold({ density, visibleDensity }: OccupancyGrid): number {
  let sum = 0;
  for (const value of density) sum += value;
  return Math.min(visibleDensity, sum / density.length);
}

/** Returns the index of the cell that holds a point, −1 outside the box. */
export function cellAt({ bounds, resolution }: OccupancyGrid, x: number, y: number, z: number): number {
  const { min, max } = bounds;
  const i = Math.floor(((x - min[0]) / (max[0] - min[0])) * resolution);
  const j = Math.floor(((y - min[1]) / (max[1] - min[1])) * resolution);
  const k = Math.floor(((z - min[2]) / (max[2] - min[2])) * resolution);
  const inside = i >= 0 && j >= 0 && k >= 0 && i < resolution && j < resolution && k < resolution;
  return inside ? (k * resolution + j) * resolution + i : -1;
}

/**
 * Updates the grid with densities that a step has found: a cell's becomes max(found, 0.9·its value before the step). Cells
 * that no point lies in keep theirs, and the order of points and of calls within a step makes no difference.
 *
 * @param step number that no earlier step had.
 * @param coordinates `[n, 3]`, scene units; points outside the box are ignored.
 * @param densityAt returns the density of point number n.
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

/** Returns the fraction of cells that count as occupied, in [0, 1]. */
export function occupiedFraction(grid: OccupancyGrid): number {
  const threshold = occupancyThreshold(grid);
  let count = 0;
  for (const value of grid.density) if (value > threshold) count++;
  return count / grid.density.length;
}
