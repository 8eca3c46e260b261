import { type Field, layerSizes } from '@fourier-features/core';
import { roundUp } from './memory/arena.ts';

/** Most points whose coordinates, targets and values are in the memory at a time. */
export const ROUND_POINTS = 65_536;
/** Most lanes of a round: its parts that each have a gradient and a loss of their own. */
const LANES = 24;
/** Most floats of the gradients of all lanes: 1 GiB. */
const LANE_FLOATS = 2 ** 28;
/** Points per lane: few in small batches, so that all threads work; more in large ones, since adding up lanes takes time. */
const FEWEST_PER_LANE = 256;
/** Most lanes with fewer than `USUAL_PER_LANE` points each. */
export const SMALL_BATCH_LANES = 8;
const USUAL_PER_LANE = 1024;
/** Lanes hold a multiple of this many points, a multiple of every POINTS_AT_ONCE in c/product.h. */
const LANE_UNIT = 24;
/** Tasks of an evaluation hold a multiple of this many points: the largest POINTS_AT_ONCE, so that they divide evenly. */
const VALUE_UNIT = 12;
/** Most blocks per task of an evaluation. */
const BLOCKS_PER_TASK = 4;

/** Consecutive points that are in the memory together, and how they are divided into tasks. */
export interface Round {
  readonly from: number;
  readonly to: number;
  readonly pointsPerTask: number;
  /** In training, each is a lane. */
  readonly tasks: number;
}

/** Returns the most lanes of a field: fewer than usual if its gradient is very large. */
export function mostLanes({ network }: Pick<Field, 'network'>): number {
  const weights = layerSizes(network).reduce((sum, { fanIn, fanOut }) => sum + (fanIn + 1) * fanOut, 0);
  return Math.min(LANES, Math.max(1, Math.floor(LANE_FLOATS / weights)));
}

/**
 * Splits n points into rounds of at most `most` points, and each round into lanes. The split depends only on the
 * counts and the field, so that the sums are the same on any number of threads. No round has more lanes than the first.
 */
export function roundsOf(count: number, lanes: number, most: number = ROUND_POINTS): Round[] {
  return split(count, most, (points) => {
    const small = Math.min(SMALL_BATCH_LANES, Math.ceil(points / FEWEST_PER_LANE));
    const wanted = Math.min(lanes, Math.max(small, Math.ceil(points / USUAL_PER_LANE)));
    return roundUp(points / wanted, LANE_UNIT);
  });
}

/**
 * Splits n points for evaluation, where no sum depends on the split: into tasks of a few blocks, the same number for each
 * thread, so that all threads are busy to the end.
 */
export function valueRoundsOf(count: number, blockPoints: number, threads: number): Round[] {
  return split(count, ROUND_POINTS, (points) => {
    const tasks = Math.ceil(points / (BLOCKS_PER_TASK * blockPoints * threads)) * threads;
    return roundUp(points / tasks, VALUE_UNIT);
  });
}

function split(count: number, most: number, pointsPerTaskOf: (points: number) => number): Round[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, index) => {
    const from = index * most;
    const to = Math.min(count, from + most);
    const pointsPerTask = pointsPerTaskOf(to - from);
    return { from, to, pointsPerTask, tasks: Math.ceil((to - from) / pointsPerTask) };
  });
}

/** Most points whose activations are kept between the passes of an indirect batch. */
export const MOST_POINTS_KEPT = 6144;

/** Returns the most points, in whole groups, whose activations can be kept at once; 0 if a group is larger. */
export function pointsKept(groupSize: number): number {
  return Math.floor(MOST_POINTS_KEPT / groupSize) * groupSize;
}
