import { linearTicks, logTicks } from './ticks.ts';

/** An axis of a chart. */
export interface ChartAxis {
  /** Returns where a value is, in [0, 1] within the range. */
  place(value: number): number;
  ticks(wanted: number): number[];
}

/** Returns the axis for some values, which covers them unless it has a range of its own. */
export function chartAxis(
  data: readonly number[],
  log: boolean,
  range?: readonly [number, number],
): ChartAxis {
  const found: readonly [number, number] =
    data.length > 0 ? [Math.min(...data), Math.max(...data)] : log ? [0.1, 1] : [0, 1];
  const [low, high] = range ?? widened(found, log);
  const scaled = log ? Math.log : (value: number) => value;
  const span = scaled(high) - scaled(low);
  return {
    place: (value) => (scaled(value) - scaled(low)) / span,
    ticks: (wanted) => (log ? logTicks(low, high, wanted) : linearTicks(low, high, wanted)),
  };
}

/** Returns the smallest and the largest finite value, of those above 0 on a logarithmic axis. */
export function ends(values: ArrayLike<number>, log: boolean): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value) || (log && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [];
}

/** Returns a range that is not empty. */
function widened([low, high]: readonly [number, number], log: boolean): readonly [number, number] {
  if (high > low) return [low, high];
  return log ? [low / 2, high * 2] : [low - 0.5, high + 0.5];
}
