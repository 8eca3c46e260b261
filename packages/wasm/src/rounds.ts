import { PANEL } from './memory/layerLayout.ts';
import { LANES, ROUND_POINTS, TILE_PANELS } from './memory/plan.ts';

/** Fewest panels worth a lane of their own, if each lane adds a gradient to be summed. */
const LEAST_PANELS = 8;

/** Consecutive points that are in the engine's memory together, and how they are spread over lanes. */
export interface Round {
  readonly from: number;
  readonly to: number;
  readonly panelsPerLane: number;
  readonly lanes: number;
}

/**
 * Splits n points into rounds of at most `most` points and each round into lanes. It depends on nothing but the counts:
 * whichever thread works on a lane, the sums come out the same. No round has more lanes than the first.
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

/** Rounds for values alone, whose lanes cost nothing: the finer, the sooner all threads are done. */
export function valueRoundsOf(count: number): Round[] {
  return roundsOf(count, ROUND_POINTS, 1);
}

/** The most points, in whole groups, whose activations all lanes can hold at once; 0 if a group is larger than that. */
export function heldPoints(groupSize: number): number {
  return Math.floor((LANES * TILE_PANELS * PANEL) / groupSize) * groupSize;
}
