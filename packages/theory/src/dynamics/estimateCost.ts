import { type Cost, type CostLimit, checkLimit } from './cost.ts';

/** Size of a problem of `predictDynamics`. */
export interface ProblemSize {
  /** Number of training points n. */
  train: number;
  /** Number of held-out points m; 0 by default. */
  heldOut?: number;
  /** Number of values c at each point; 1 by default. */
  outputs?: number;
  /** Number of times to predict for; 1 by default. */
  times?: number;
  /** Operations per second of this machine in float64 JavaScript, on one core; 3·10⁹ by default. */
  operationsPerSecond?: number;
}

/** Measured: the eigendecomposition for n = 1024, about 9n³ operations, takes about 3 s on one core (tools/bench). */
const OPERATIONS_PER_SECOND = 3e9;

/**
 * Estimates what `predictDynamics` costs, by counting: 9n³ operations for the eigendecomposition, 2mn² for the modes of
 * the held-out points, 2(n + m)nc for each time; four n×n matrices and two m×n.
 *
 * @example
 * import { estimateCost } from '@fourier-features/theory';
 *
 * const { bytes, seconds } = estimateCost({ train: 1024, heldOut: 1024, times: 50 });
 */
export function estimateCost({
  train: n,
  heldOut: m = 0,
  outputs: c = 1,
  times = 1,
  operationsPerSecond = OPERATIONS_PER_SECOND,
}: ProblemSize): Cost {
  const operations = 9 * n ** 3 + 2 * m * n ** 2 + 2 * (n + m) * n * c * times;
  const numbers = 4 * n * n + 2 * m * n + (2 * n + m) * c * times;
  return { bytes: 8 * numbers, seconds: operations / operationsPerSecond };
}

/** @throws RangeError if the problem would cost more than the limit. */
export function checkCost(caller: string, size: ProblemSize, limit?: CostLimit): void {
  checkLimit(caller, `${size.train} training points`, estimateCost(size), limit);
}
