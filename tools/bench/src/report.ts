import type { Comparison, RaceReport } from './compare.ts';
import type { PeakRate } from './peak/reading.ts';
import type { Result } from './result.ts';
import { alignedTable } from './table.ts';
import { networkWords, type Workload } from './workload.ts';

/** Formats the results of one workload for the terminal. */
export function reportComparison(workload: Workload, { results, races, peaks, skipped }: Comparison): string {
  const head = [
    '',
    'work',
    'median',
    'least',
    'GFLOP/s',
    'of peak',
    'least',
    '÷ pytorch',
    '÷ kept',
    '÷ compiled',
    'MiB',
  ];
  return [
    `${networkWords(workload)}, ${workload.batch} points`,
    alignedTable(head, results.map(row), 2),
    ...races.map(describeRace),
    peaks.length > 0 ? `peak GFLOP/s: ${peaks.map(describePeak).join(', ')}` : 'peak not measured',
    ...Object.entries(skipped).map(([name, reason]) => `${name} skipped: ${reason}`),
  ].join('\n');
}

function row(result: Result): string[] {
  return [
    result.name,
    result.work,
    `${milliseconds(result.seconds)} ms`,
    `${milliseconds(result.leastSeconds)} ms`,
    result.gflops.toFixed(1),
    percent(result.partOfPeak),
    percent(result.leastPartOfPeak),
    result.toPytorch?.toFixed(2) ?? '',
    result.toPytorchOnFeatures?.toFixed(2) ?? '',
    result.toPytorchCompiled?.toFixed(2) ?? '',
    `${result.peakMiB}`,
  ];
}

function describeRace({ work, roundsRun, undisturbed, disturbed, noise }: RaceReport): string {
  const discarded = `${roundsRun - undisturbed.length} of ${roundsRun} rounds`;
  return [
    disturbed ? `${work}: DISTURBED in ${discarded}, all of which count` : `${work}: ${discarded} discarded`,
    `${noise.name} entered twice differs by ${percent(noise.median)}, at most ${percent(noise.largest)}`,
  ].join('; ');
}

function describePeak({ bits, threads, gflops }: PeakRate): string {
  return `${gflops.toFixed(0)} (${bits} bits, ${threads} ${threads === 1 ? 'thread' : 'threads'})`;
}

function milliseconds(seconds: number): string {
  return (1000 * seconds).toPrecision(4);
}

function percent(part: number | undefined): string {
  return part === undefined ? '' : `${(100 * part).toFixed(0)} %`;
}
