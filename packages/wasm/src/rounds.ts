import { PANEL } from './memory/layerLayout.ts';
import { LANES, ROUND_POINTS, TILE_PANELS } from './memory/plan.ts';

/** Fewest panels per lane in training, where each lane adds a gradient to the sum. */
const LEAST_PANELS = 8;

/** Consecutive points that are in the memory together, and how they are divided between lanes. */
export interface Round {
  readonly from: number;
  readonly to: number;
  readonly panelsPerLane: number;
  readonly lanes: number;
}

/**
 * Splits n points into rounds of at most `most` points and each round into lanes. The split depends only on the counts, so
 * the sums are the same whichever thread works on a lane. No round has more lanes than the first.
 */
export function roundsOf(
  count: number,
  most: number = ROUND_POINTS,
  leastPanels: number = LEAST_PANELS,
): Round[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, index) => {
    const from = index * most;
    const to = Math.min(count, from + most);
    const panels = Math.ceil((to - from) / PANEL);
    const panelsPerLane = Math.max(leastPanels, Math.ceil(panels / LANES));
    return { from, to, panelsPerLane, lanes: Math.ceil(panels / panelsPerLane) };
  });
}

/** Splits n points for evaluation. Lanes cost nothing there, and small ones keep all threads busy until the end. */
export function valueRoundsOf(count: number): Round[] {
  return roundsOf(count, ROUND_POINTS, 1);
}

/** Returns the most points, in whole groups, whose activations the lanes can hold at once; 0 if a group is larger. */
export function heldPoints(groupSize: number): number {
  return Math.floor((LANES * TILE_PANELS * PANEL) / groupSize) * groupSize;
}
