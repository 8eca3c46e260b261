/** Error of a trained network, with the spread of its frequencies. */
export interface SpreadError {
  /** √(mean b²), positive. */
  readonly spread: number;
  /** Positive. */
  readonly error: number;
}

/** Returns the median error by octave of the spread, from 2^k to 2^(k+1), ascending; empty octaves are left out. */
export function octaveMedians(
  dots: readonly SpreadError[],
): { readonly octave: number; readonly median: number }[] {
  const octaves = new Map<number, number[]>();
  for (const { spread, error } of dots) {
    const octave = Math.floor(Math.log2(spread));
    octaves.set(octave, [...(octaves.get(octave) ?? []), error]);
  }
  return [...octaves]
    .toSorted(([a], [b]) => a - b)
    .map(([octave, errors]) => ({ octave, median: median(errors) }));
}

/**
 * Measures how well the spread alone predicts errors: each error is compared with those of all other groups, interpolated
 * at its spread, linearly in logarithms. Dots outside the others' range are left out.
 *
 * @param groups at least two, by name.
 * @returns the median factor between the two, at least 1, and the fraction of the variance of log error that the
 * interpolation explains, at most 1.
 */
export function collapse(groups: ReadonlyMap<string, readonly SpreadError[]>): {
  readonly factor: number;
  readonly explained: number;
} {
  const logs: number[] = [];
  const differences: number[] = [];
  for (const [name, dots] of groups) {
    const others = [...groups]
      .flatMap(([other, some]) => (other === name ? [] : some))
      .toSorted((a, b) => a.spread - b.spread);
    for (const { spread, error } of dots) {
      const expected = interpolated(others, spread);
      if (expected === undefined) continue;
      logs.push(Math.log(error));
      differences.push(Math.log(error) - expected);
    }
  }
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value ** 2, 0);
  return {
    factor: Math.exp(median(differences.map(Math.abs))),
    explained: 1 - squares(differences) / squares(logs.map((log) => log - mean)),
  };
}

/** Returns the log error at a spread, interpolated between its neighbours. */
function interpolated(ascending: readonly SpreadError[], spread: number): number | undefined {
  const above = ascending.findIndex((dot) => dot.spread >= spread);
  if (above < 0 || (above === 0 && ascending[0]!.spread > spread)) return undefined;
  const right = ascending[above]!;
  const left = ascending[Math.max(0, above - 1)]!;
  const width = Math.log(right.spread / left.spread);
  const part = width === 0 ? 1 : Math.log(spread / left.spread) / width;
  return (1 - part) * Math.log(left.error) + part * Math.log(right.error);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
