import type { Result } from './compare.ts';
import type { Workload } from './workload.ts';

/** Formats the results of one workload as aligned columns. */
export function table({ depth, width, frequencyCount, batch }: Workload, results: readonly Result[]): string {
  const rivals = [...new Set(results.flatMap(({ toPytorch }) => Object.keys(toPytorch)))];
  const rows = results.map(({ name, work, secondsEach, gflops, peakMiB, toPytorch }) => [
    name,
    work,
    `${(1000 * secondsEach).toPrecision(4)} ms`,
    `${gflops.toFixed(1)}`,
    `${peakMiB}`,
    ...rivals.map((rival) => toPytorch[rival]?.toFixed(2) ?? ''),
  ]);
  const head = ['', 'work', 'each', 'GFLOP/s', 'peak MiB', ...rivals.map((_, i) => `÷ [${i + 1}]`)];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ');
  const notes = rivals.map((rival, i) => `[${i + 1}] ${rival}`);
  return [
    `${depth} × ${width}, m = ${frequencyCount}, batch ${batch}`,
    line(head),
    ...rows.map(line),
    ...notes,
  ].join('\n');
}
