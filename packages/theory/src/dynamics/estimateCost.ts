export interface ProblemSize {
  /** n, training points. */
  train: number;
  /** m, test points. */
  test?: number;
  /** c, values at each point. */
  outputs?: number;
  /** Times to predict for. */
  times?: number;
  /** Operations per second that this machine makes in float64 JavaScript, on one core. */
  operationsPerSecond?: number;
}

export interface Cost {
  /** The most memory held at one time. */
  readonly bytes: number;
  readonly seconds: number;
}

export interface CostLimit {
  readonly bytes?: number;
  readonly seconds?: number;
}

const DEFAULT_LIMIT = { bytes: 4 * 2 ** 30, seconds: 1800 };

/** Measured: an eigendecomposition of n = 1024, about 9n³ operations, takes 3 s on one server core. */
const OPERATIONS_PER_SECOND = 3e9;

/**
 * What `predictDynamics` will take, by counting: 9n³ operations for the eigendecomposition, 2mn² for the test points'
 * modes, 2(n + m)nc for each time; four n×n matrices and two m×n.
 */
export function estimateCost({
  train: n,
  test: m = 0,
  outputs: c = 1,
  times = 1,
  operationsPerSecond = OPERATIONS_PER_SECOND,
}: ProblemSize): Cost {
  const operations = 9 * n ** 3 + 2 * m * n ** 2 + 2 * (n + m) * n * c * times;
  const numbers = 4 * n * n + 2 * m * n + (2 * n + m) * c * times;
  return { bytes: 8 * numbers, seconds: operations / operationsPerSecond };
}

/** @throws RangeError if the problem would cost more than the limit, 4 GiB or half an hour by default. */
export function checkCost(caller: string, size: ProblemSize, limit: CostLimit = {}): void {
  const { bytes, seconds } = estimateCost(size);
  const most = { ...DEFAULT_LIMIT, ...limit };
  if (bytes <= most.bytes && seconds <= most.seconds) return;
  const gibibytes = (value: number): string => `${(value / 2 ** 30).toPrecision(3)} GiB`;
  throw new RangeError(
    `${caller}: ${size.train} training points must take at most ${gibibytes(most.bytes)} and ${most.seconds} s, would take about ${gibibytes(bytes)} and ${seconds.toPrecision(3)} s; take fewer points or raise limit`,
  );
}
