/** Computes the median: the middle value or the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Computes a percentile as the smallest value that at least `percent` % of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!;
}

/** Computes the median over rounds of one lap's time divided by another's in the same round. */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((seconds, round) => seconds / theirs[round]!));
}

/** By how much two times of the same round differ, as parts of the smaller. */
export interface Differences {
  readonly median: number;
  readonly largest: number;
}

/** Computes the differences between the times of two laps over the same rounds. */
export function differences(ours: readonly number[], theirs: readonly number[]): Differences {
  const parts = ours.map((seconds, round) => {
    const other = theirs[round]!;
    return Math.max(seconds, other) / Math.min(seconds, other) - 1;
  });
  return { median: median(parts), largest: Math.max(...parts) };
}

/** Computes the spread of values as a part of the smallest: (largest − smallest) / smallest. */
export function spread(values: readonly number[]): number {
  const smallest = Math.min(...values);
  return (Math.max(...values) - smallest) / smallest;
}
