/**
 * Returns Spearman's rank correlation of pairs, in [−1, 1]: the correlation of their ranks, where equal numbers share the mean
 * of theirs. 0 if all numbers of a side are equal.
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const ranks = [0, 1].map((side) => ranksOf(pairs.map((pair) => pair[side]!)));
  const mean = (pairs.length + 1) / 2;
  const covariance = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, rank, i) => sum + (rank - mean) * (b[i]! - mean), 0);
  const [x, y] = ranks as [number[], number[]];
  const spread = Math.sqrt(covariance(x, x) * covariance(y, y));
  return spread === 0 ? 0 : covariance(x, y) / spread;
}

function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const lower = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return lower + (equal + 1) / 2;
  });
}
