/** Returns the mean of an array. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Returns the standard deviation of an array about its mean. */
export function standardDeviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - centre) ** 2)));
}

/** Returns the correlation of two arrays of the same length. */
export function correlation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const [a, b] = [mean(first), mean(second)];
  const covariance = mean(Array.from(first, (value, i) => (value - a) * (second[i]! - b)));
  return covariance / (standardDeviation(first) * standardDeviation(second));
}
