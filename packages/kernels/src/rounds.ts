import { type Field, layerSizes } from '@fourier-features/core';

/** Most points whose coordinates, targets and values are in the memory at a time. */
export const ROUND_POINTS = 65_536;
/** Most lanes, the shares of a round, each with its own sum of gradients. */
const LANES = 24;
/** Floats of the lanes' gradients together: 1 GiB. */
const LANE_FLOATS = 2 ** 28;
/** Points per lane: few in small batches, so that all threads work; more in large ones, where each lane's sum costs time. */
const FEWEST_PER_LANE = 256;
const SMALL_BATCH_LANES = 8;
const USUAL_PER_LANE = 1024;
/** Lanes hold a multiple of this many points: of the points whose sums any kernel has in registers. */
const UNIT = 24;
/** As many points of evaluation: those of the widest vectors, as few as possible. */
const VALUE_UNIT = 12;
const BLOCKS_PER_TASK = 4;

/** Consecutive points that are in the memory together, and how they are divided into tasks. */
export interface Round {
  readonly from: number;
  readonly to: number;
  readonly pointsPerTask: number;
  /** In training, a lane each. */
  readonly tasks: number;
}

/** Returns the most lanes of a field: fewer than usual if its gradient is very large. */
export function mostLanes({ network }: Pick<Field, 'network'>): number {
  const weights = layerSizes(network).reduce((sum, { fanIn, fanOut }) => sum + (fanIn + 1) * fanOut, 0);
  return Math.min(LANES, Math.max(1, Math.floor(LANE_FLOATS / weights)));
}

/**
 * Splits n points into rounds of at most `most` points, and each round into lanes. The split depends on the counts and the
 * field alone, so that the sums are the same on any number of threads. No round has more lanes than the first.
 */
export function roundsOf(count: number, lanes: number, most: number = ROUND_POINTS): Round[] {
  return split(count, most, (points) => {
    const small = Math.min(SMALL_BATCH_LANES, Math.ceil(points / FEWEST_PER_LANE));
    const wanted = Math.min(lanes, Math.max(small, Math.ceil(points / USUAL_PER_LANE)));
    return Math.ceil(points / wanted / UNIT) * UNIT;
  });
}

/**
 * Splits n points for evaluation, where no sum depends on the split: into tasks of a few blocks, as many for each thread, so
 * that all are busy to the end.
 */
export function valueRoundsOf(count: number, blockPoints: number, threads: number): Round[] {
  return split(count, ROUND_POINTS, (points) => {
    const tasks = Math.ceil(points / (BLOCKS_PER_TASK * blockPoints * threads)) * threads;
    return Math.ceil(points / tasks / VALUE_UNIT) * VALUE_UNIT;
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

/** Points whose activations are kept between the passes of an indirect batch. */
export const mostPointsKept = 6144;

/** Returns the most points, in whole groups, whose activations can be kept at once; 0 if a group is larger. */
export function pointsKept(groupSize: number): number {
  return Math.floor(mostPointsKept / groupSize) * groupSize;
}
