import type { Field, FourierEncoding } from '@fourier-features/core';
import { type Layout, roundUp } from './layout.ts';

/** Most points of a round: more would not keep a GPU busier. */
const ROUND_POINTS = 65_536;
/** Rounds hold a multiple of this many points, except for the last. */
const ROUND_UNIT = 64;
/** Most splits of a round's points, each of which has a gradient of its own: enough to fill a GPU, few to add up. */
const MOST_SPLITS = 16;
/** Fewest points of a split, and what their number is a multiple of: the depth of a tile. */
const FEWEST_PER_SPLIT = 256;
const SPLIT_UNIT = 16;

/** Consecutive points that are on the device together. */
export interface Round {
  readonly from: number;
  readonly to: number;
}

/** Splits n points into rounds of at most `most` points. */
export function roundsOf(count: number, most: number): Round[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, index) => ({
    from: index * most,
    to: Math.min(count, (index + 1) * most),
  }));
}

/** Returns the points of each split of a round. They depend on counts alone, and so do the sums. */
export function pointsPerSplit(points: number, mostSplits: number): number {
  return Math.max(FEWEST_PER_SPLIT, roundUp(points / mostSplits, SPLIT_UNIT));
}

/** What a device and its user allow. */
export interface Allowance {
  /** Bytes of the buffers that depend on the number of points. */
  readonly workingBytes: number;
  /** Bytes of the largest buffer that a kernel may see. */
  readonly bufferBytes: number;
}

/** Numbers at each point, by buffer. */
export interface PointNumbers {
  readonly coordinates: number;
  readonly features: number;
  /** Outputs of one hidden layer. */
  readonly hidden: number;
  /** Hidden layers whose outputs are kept. */
  readonly hiddenKept: number;
  readonly logits: number;
  readonly values: number;
}

/** Returns how many numbers the buffers hold at each point. */
export function pointNumbers(
  { encoding, network }: Pick<Field<FourierEncoding>, 'encoding' | 'network'>,
  training: boolean,
  inTwoParts: boolean,
): PointNumbers {
  const between = network.depth - 1;
  return {
    coordinates: encoding.inputDim * (inTwoParts ? 2 : 1),
    features: roundUp(encoding.outputDim, 4),
    hidden: roundUp(network.width, 4),
    hiddenKept: training ? between : Math.min(2, between),
    logits: roundUp(network.outputDim, 4),
    values: network.outputDim,
  };
}

/** Returns the bytes that a point takes. */
export function bytesPerPoint({
  coordinates,
  features,
  hidden,
  hiddenKept,
  logits,
  values,
}: PointNumbers): number {
  return 4 * (coordinates + features + hidden * hiddenKept + logits + 2 * values);
}

/**
 * Returns the most points of a round.
 *
 * @throws RangeError if not even 64 points fit.
 */
export function mostPoints(numbers: PointNumbers, { workingBytes, bufferBytes }: Allowance): number {
  const { coordinates, features, hidden, logits } = numbers;
  const widest = 4 * Math.max(coordinates, features, hidden, logits);
  const fitting = Math.min(workingBytes / bytesPerPoint(numbers), bufferBytes / widest);
  const points = Math.floor(Math.min(ROUND_POINTS, fitting) / ROUND_UNIT) * ROUND_UNIT;
  if (points === 0)
    throw new RangeError(
      `webgpuEngine: workingBytes must hold ${ROUND_UNIT} points of ${bytesPerPoint(numbers)} bytes each, got ${workingBytes}`,
    );
  return points;
}

/**
 * Returns the most splits of a round: fewer than usual if the gradients are very large.
 *
 * @throws RangeError if not even one gradient fits into a buffer.
 */
export function mostSplits(layout: Layout, { workingBytes, bufferBytes }: Allowance): number {
  const bytes = 4 * layout.length;
  if (bytes > bufferBytes)
    throw new RangeError(
      `webgpuEngine: this network has ${Math.ceil(bytes / 2 ** 20)} MiB of parameters, and this GPU allows buffers of ${Math.floor(bufferBytes / 2 ** 20)} MiB. Use nativeEngine() or wasmEngine().`,
    );
  return Math.max(1, Math.min(MOST_SPLITS, Math.floor(Math.min(workingBytes, bufferBytes) / bytes)));
}
