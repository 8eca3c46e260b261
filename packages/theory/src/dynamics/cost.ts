/** What a computation costs. */
export interface Cost {
  /** Largest amount of memory held at one time. */
  readonly bytes: number;
  readonly seconds: number;
}

/** The most that a computation may cost. */
export interface CostLimit {
  /** Bytes of memory; 4 GiB by default. */
  readonly bytes?: number;
  /** Seconds; 1800 by default. */
  readonly seconds?: number;
}

const DEFAULT_LIMIT = { bytes: 4 * 2 ** 30, seconds: 1800 };

/** @throws RangeError, about `subject`, such as `2 points`, if a computation would cost more than the limit. */
export function checkLimit(caller: string, subject: string, cost: Cost, limit: CostLimit = {}): void {
  const { bytes, seconds } = cost;
  const most = { ...DEFAULT_LIMIT, ...limit };
  if (bytes <= most.bytes && seconds <= most.seconds) return;
  const gibibytes = (value: number): string => `${(value / 2 ** 30).toPrecision(3)} GiB`;
  throw new RangeError(
    `${caller}: ${subject} must cost at most ${gibibytes(most.bytes)} and ${most.seconds} s, got an estimate of ${gibibytes(bytes)} and ${seconds.toPrecision(3)} s. Pass fewer points or raise limit.`,
  );
}
