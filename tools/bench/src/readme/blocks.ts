import type { BenchmarkRecord } from '../record.ts';
import type { Result } from '../result.ts';
import { workloadName } from '../workload.ts';
import { markdownTable } from './markdownTable.ts';
import { milliseconds, percent, range, times } from './range.ts';

/** The records of one workload, one per machine. */
type Column = readonly [BenchmarkRecord, ...BenchmarkRecord[]];

/** Width of the published networks; the summary leaves out smaller ones. */
const PUBLISHED_WIDTH = 256;
const NO_RECORDS = 'No records yet: `npm run bench -- --record`, then `npm run bench -- --readme`.';

/** Returns the generated parts of READMEs by name: `summary`, `step` and `infer`. Figures are ranges over machines. */
export function benchmarkBlocks(records: readonly BenchmarkRecord[]): Record<string, string> {
  const columns = byWorkload(records);
  if (columns.length === 0) return { summary: NO_RECORDS, step: NO_RECORDS, infer: NO_RECORDS };
  return {
    summary: summary(columns),
    step: contestants(columns, 'step'),
    infer: contestants(columns, 'infer'),
  };
}

/** Groups records by workload, smallest first. */
function byWorkload(records: readonly BenchmarkRecord[]): Column[] {
  const groups = new Map<string, [BenchmarkRecord, ...BenchmarkRecord[]]>();
  for (const record of records) {
    const name = workloadName(record.workload);
    const group = groups.get(name);
    if (group) group.push(record);
    else groups.set(name, [record]);
  }
  return [...groups.values()].sort(([{ workload: a }], [{ workload: b }]) => {
    return a.width - b.width || a.depth - b.depth || a.batch - b.batch;
  });
}

/** Milliseconds per step of the published network on all threads, and ratios to PyTorch. */
function summary(columns: readonly Column[]): string {
  const head = ['points', 'native', 'WebAssembly', 'PyTorch', 'native ÷ PyTorch', 'WebAssembly ÷ PyTorch'];
  const published = columns.filter(
    ([{ workload }]) => workload.width === PUBLISHED_WIDTH && workload.depth === 4,
  );
  const rows = published.map((column) => {
    const of = (name: string): Result[] => resultsOf(column, name, 'step');
    return [
      column[0].workload.batch.toLocaleString('en'),
      ...['native', 'wasm', 'pytorch'].map((name) =>
        range(
          of(name).map(({ seconds }) => seconds),
          milliseconds,
        ),
      ),
      ...['native', 'wasm'].map((name) =>
        range(
          of(name).flatMap(({ toPytorch }) => toPytorch ?? []),
          times,
        ),
      ),
    ];
  });
  return [
    markdownTable(head, rows),
    'Milliseconds per step on all cores, medians of alternating rounds; every engine starts from coordinates.',
    described(published),
  ].join('\n\n');
}

/** Every contestant's times, and its rates as parts of the peak. */
function contestants(columns: readonly Column[], work: string): string {
  const verbs = [work, `${work}OnFeatures`];
  const entries = new Map<string, readonly [string, string]>();
  for (const { name, work: verb } of columns.flat().flatMap(({ results }) => results)) {
    if (verbs.includes(verb) && !name.endsWith(', again')) entries.set(label(name, verb), [name, verb]);
  }
  const head = ['', ...columns.map(([{ workload }]) => heading(workload))];
  const cells = (cell: (results: readonly Result[]) => string): string =>
    markdownTable(
      head,
      [...entries].map(([key, [name, verb]]) => [
        key,
        ...columns.map((column) => cell(resultsOf(column, name, verb))),
      ]),
    );
  return [
    "Milliseconds, and in brackets times PyTorch's on as many threads:",
    cells((results) => {
      const ratio = range(
        results.flatMap(({ toPytorch }) => toPytorch ?? []),
        times,
      );
      return `${range(
        results.map(({ seconds }) => seconds),
        milliseconds,
      )}${ratio === '–' ? '' : ` (${ratio})`}`;
    }),
    'Part of the peak rate of fused multiply-adds at the width of the vectors, median, and in brackets the fastest:',
    cells((results) => {
      const fastest = range(
        results.flatMap(({ leastPartOfPeak }) => leastPartOfPeak ?? []),
        percent,
      );
      return `${range(
        results.flatMap(({ partOfPeak }) => partOfPeak ?? []),
        percent,
      )}${fastest === '–' ? '' : ` (${fastest})`}`;
    }),
    described(columns),
  ].join('\n\n');
}

function label(name: string, verb: string): string {
  return verb.endsWith('OnFeatures') ? `${name}, kept features` : name;
}

function heading({ depth, width, batch }: BenchmarkRecord['workload']): string {
  return `${depth} × ${width}, ${batch.toLocaleString('en')} points`;
}

function resultsOf(column: Column, name: string, work: string): Result[] {
  return column.flatMap(({ results }) => results.filter((each) => each.name === name && each.work === work));
}

/** Says on which machines, with which versions and in how many rounds the figures were measured. */
function described(columns: readonly Column[]): string {
  const records = columns.flat();
  const machines = new Map<string, BenchmarkRecord[]>();
  for (const record of records)
    machines.set(record.machine.name, [...(machines.get(record.machine.name) ?? []), record]);
  return [
    machines.size > 1 ? 'Ranges are over these machines:\n' : 'Measured on:\n',
    ...[...machines.values()].map(describeMachine),
  ].join('\n');
}

function describeMachine(records: readonly BenchmarkRecord[]): string {
  const { cpu, cores } = records[0]!.machine;
  const races = records.flatMap((record) => record.races);
  const peaks = new Map<number, number>();
  for (const { bits, threads, gflops } of records.flatMap((record) => record.peaks)) {
    if (threads === cores) peaks.set(bits, Math.max(gflops, peaks.get(bits) ?? 0));
  }
  const rates = [...peaks].map(([bits, gflops]) => `${gflops.toFixed(0)} GFLOP/s at ${bits} bits`);
  const run = races.reduce((sum, { roundsRun }) => sum + roundsRun, 0);
  const kept = races.reduce((sum, { undisturbed }) => sum + undisturbed.length, 0);
  const versions = ['node', 'pytorch', 'tfjs'].flatMap((name) => {
    const found = [...new Set(records.flatMap((record) => record.versions[name] ?? []))];
    return found.length > 0
      ? `${name === 'node' ? 'Node' : name === 'pytorch' ? 'PyTorch' : name} ${found.join(', ')}`
      : [];
  });
  const dates = [...new Set(records.map(({ date }) => date))].sort().join(', ');
  const noise = Math.max(...races.map((race) => race.noise.median));
  return `- ${cpu}, ${[
    `${cores} cores`,
    ...(rates.length > 0 ? [`peak ${rates.join(', ')}`] : []),
    ...versions,
    dates,
    `${run - kept} of ${run} rounds discarded as disturbed`,
    `the same contestant entered twice differs by ${(100 * noise).toFixed(1)} %`,
  ].join('; ')}.`;
}
