/** Returns the standard deviation of values, divided by their mean; NaN unless the mean is positive. */
export function variationOf(values: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / values.length;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return mean > 0 ? Math.sqrt(squares / values.length) / mean : Number.NaN;
}

/** Returns the sum of each column of a row-major array. */
export function columnSums(values: ArrayLike<number>, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) sums[i % columns]! += values[i]!;
  return sums;
}

/** Returns the sum of the negative values' magnitudes, divided by that of all; 0 if all are 0. */
export function negativeShareOf(values: ArrayLike<number>): number {
  let [negative, all] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    all += Math.abs(values[i]!);
    if (values[i]! < 0) negative -= values[i]!;
  }
  return all > 0 ? negative / all : 0;
}

/** Returns the mean of the first and of the last detectors, divided by that of the middle half. */
export function edgesOf(values: ArrayLike<number>, detectors: number): readonly [number, number] {
  const sums = columnSums(values, detectors);
  const mean = (from: number, to: number): number =>
    sums.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  const outer = Math.max(1, Math.min(8, Math.floor(detectors / 32)));
  const middle = mean(Math.floor(detectors / 4), Math.ceil((3 * detectors) / 4));
  return [mean(0, outer) / middle, mean(detectors - outer, detectors) / middle];
}

/**
 * Returns the mean of the first and of the last detectors, whichever is lower, and the least ratio of such a mean to that two
 * detectors further in.
 */
export function endsOf(values: ArrayLike<number>, detectors: number): { level: number; flatness: number } {
  if (detectors < 8) return { level: 0, flatness: 0 };
  const sums = columnSums(values, detectors);
  const ratio = (end: number, further: number): number =>
    further > 0 ? Math.min(end / further, further / end) : 0;
  return {
    level: Math.min(sums[0]!, sums[detectors - 1]!) / (values.length / detectors),
    flatness: Math.min(ratio(sums[0]!, sums[2]!), ratio(sums[detectors - 1]!, sums[detectors - 3]!)),
  };
}
