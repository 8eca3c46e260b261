import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Machine } from '@fourier-features/core/node';
import { readSources, type Sources } from '@fourier-features/experiments';
import type { Comparison } from './compare.ts';
import { type Workload, workloadName } from './workload.ts';

/** The results for one workload on one machine. */
export interface BenchmarkRecord extends Comparison {
  readonly workload: Workload;
  /** The operations that GFLOP/s counts. */
  readonly operations: string;
  /** What was timed; older records name only a commit, in `versions`. */
  readonly sources?: Sources;
  /** Day of the measurement, ISO 8601. */
  readonly date: string;
  readonly machine: Machine & { readonly name: string };
  readonly settings: { readonly rounds: number };
  /** Load average of the minute before; other processes slow every contestant, threaded ones most. */
  readonly loadBefore: number;
}

const RECORDS = new URL('../records/', import.meta.url);

/** The programs that measure, each in processes of its own. */
const PROGRAMS = {
  engines: ['main.ts', 'contestants/engine.ts', 'contestants/pytorch.py', 'contestants/fields.py'],
  host: ['host.ts', 'host/measure.ts'],
  operations: ['operations.ts'],
  gpu: ['gpu.ts', 'contestants/engine.ts', 'contestants/pytorch.py', 'contestants/fields.py'],
} as const;

/** Returns the sources of a benchmark and of what it measures. */
export function benchmarkSources(benchmark: keyof typeof PROGRAMS): Sources {
  return readSources(...PROGRAMS[benchmark].map((path) => new URL(path, import.meta.url)));
}

/** Returns the name of a machine's folder of records, such as `amd-epyc-2-cores`. */
export function machineName({ cpu, cores }: Pick<Machine, 'cpu' | 'cores'>): string {
  const words = `${cpu.replaceAll(/\((R|TM)\)/gi, '')} ${cores} cores`.toLowerCase();
  return words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

/** Says why a record must not be published, if so: too few of its rounds were undisturbed. */
export function reasonToReject({ races, settings }: BenchmarkRecord): string | undefined {
  const disturbed = races.filter((race) => race.disturbed);
  if (disturbed.length === 0) return undefined;
  const counts = disturbed.map(
    ({ work, undisturbed, roundsRun }) => `${undisturbed.length} of ${roundsRun} rounds of ${work}`,
  );
  return `only ${counts.join(' and ')} were undisturbed, ${settings.rounds} were wanted`;
}

/** Writes `records/<machine>/<name>.json`. */
export function writeRecord(machine: string, name: string, record: object): void {
  mkdirSync(new URL(`${machine}/`, RECORDS), { recursive: true });
  writeFileSync(recordFile(machine, name), `${JSON.stringify(record, null, 2)}\n`);
}

/** Returns the location of `records/<machine>/<name>.json`. */
export function recordFile(machine: string, name: string): URL {
  return new URL(`${machine}/${name}.json`, RECORDS);
}

/** Reads the records of every machine whose file name, without `.json`, passes `wanted`. */
export function readRecords<Kind>(wanted: (name: string) => boolean): Kind[] {
  if (!existsSync(RECORDS)) return [];
  return readdirSync(RECORDS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => wanted(path.slice(path.lastIndexOf('/') + 1, -'.json'.length)))
    .sort()
    .map((path) => JSON.parse(readFileSync(new URL(path, RECORDS), 'utf8')) as Kind);
}

/** Writes the record of a workload. */
export function writeBenchmark(record: BenchmarkRecord): void {
  writeRecord(record.machine.name, workloadName(record.workload), record);
}

/** Reads the records of all workloads and machines. */
export function readBenchmarks(): BenchmarkRecord[] {
  return readRecords<BenchmarkRecord>((name) => /^(?:[a-z]+-)?\d+x\d+-\d+$/.test(name));
}
