import type { Supervision } from '@fourier-features/core';
import type { OccupancyGrid } from './occupancyGrid.ts';

/** Supervision that updates an occupancy grid, and what checkpoints hold of the grid. */
export interface RecordedDensity {
  readonly supervision: Supervision;
  /** Returns the grid's densities after a number of updates: all that were made, or all but the one in progress. */
  densityAfter(updates: number): Float32Array;
}

/** Keeps the grid's densities from before each step, since a step that is aborted may have changed some of them already. */
export function recordDensity(supervision: Supervision, { density }: OccupancyGrid): RecordedDensity {
  const before = density.slice();
  let begun = -1;
  return {
    supervision: {
      batch: (step, random) => {
        before.set(density);
        begun = step;
        return supervision.batch(step, random);
      },
    },
    densityAfter: (updates) => (updates > begun ? density : before).slice(),
  };
}
