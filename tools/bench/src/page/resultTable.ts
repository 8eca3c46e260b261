import type { PageResult } from './measure.ts';

/** Heads of the columns. */
export const RESULT_HEAD: readonly string[] = [
  '',
  'engine',
  'ms per step',
  'least',
  'steps/s',
  'GFLOP/s',
  '× wasm',
  'loss after 5 steps',
];

/** Returns the cells of one contestant. */
export function resultRow({
  name,
  engine,
  seconds,
  leastSeconds,
  gflops,
  timesWasm,
  loss,
}: PageResult): string[] {
  return [
    name,
    engine,
    significant(1000 * seconds),
    significant(1000 * leastSeconds),
    significant(1 / seconds),
    significant(gflops),
    timesWasm === undefined ? '–' : significant(timesWasm),
    loss.toFixed(5),
  ];
}

/** Formats a number with three significant digits, without exponent: 0.00123, 1.23, 12.3, 1,230. */
function significant(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
