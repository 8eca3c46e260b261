/**
 * Times training steps and inference of the engines and of PyTorch, in alternation within one run. `--record` writes one
 * record per workload to records/<machine>/, `--readme` writes the READMEs' tables from the records without timing anything.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { thisMachine } from '@fourier-features/core/node';
import { findTfjsNode } from '@fourier-features/tfjs-node';
import { compare } from './compare.ts';
import { entrants } from './entrants.ts';
import { noMeter } from './peak/noMeter.ts';
import { type PeakMeter, startPeakMeter } from './peak/peakMeter.ts';
import { findPython } from './pytorch/python.ts';
import { writeReadmes } from './readme/writeReadmes.ts';
import {
  type BenchmarkRecord,
  benchmarkSources,
  machineName,
  reasonToReject,
  writeBenchmark,
} from './record.ts';
import { reportComparison } from './report.ts';
import { ownVersions } from './versions.ts';
import { parseWorkload, workloadName } from './workload.ts';

const { values } = parseArgs({
  options: {
    workloads: { type: 'string', default: '4x64-256,4x256-1024,4x256-16384,4x256-65536' },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string' },
    software: { type: 'boolean', default: false },
    machine: { type: 'string', default: machineName(thisMachine()) },
    json: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
});

if (values.readme) {
  for (const path of writeReadmes()) note(`wrote ${path}`);
} else {
  const rounds = Number(values.rounds);
  checkPositiveInteger('bench', '--rounds', rounds);
  await timeWorkloads(rounds);
}

async function timeWorkloads(rounds: number): Promise<void> {
  const workloads = values.workloads.split(',').map(parseWorkload);
  const threadCounts = [...new Set([availableParallelism(), 1])];
  const meter = await openMeter(threadCounts);
  const python = findPython();
  if (!python)
    note('pytorch skipped: run `npx pnpm --filter @fourier-features/bench pytorch`, or set PYTHON');
  const tfjsNode = findTfjsNode() !== undefined;
  if (!tfjsNode)
    note('tfjs-node skipped: run `npx pnpm --filter @fourier-features/tfjs-node build:tfjs-node`');
  // Before timing: whoever edits a file meanwhile does not change what runs.
  const sources = benchmarkSources('engines');
  const records: BenchmarkRecord[] = [];
  for (const workload of workloads) {
    const loadBefore = loadavg()[0]!;
    const entered = entrants(workload, {
      threadCounts,
      x64: process.arch === 'x64',
      python,
      tfjsNode,
      software: values.software,
    });
    const comparison = await compare(
      workload,
      entered.filter(({ name }) => isWanted(name)),
      { rounds, meter },
    );
    const record: BenchmarkRecord = {
      workload,
      operations:
        '2 per multiply-add of the products of layers; no encoding; no gradient to the features, except to those of a hash grid',
      date: new Date().toISOString().slice(0, 10),
      sources,
      machine: { name: values.machine, ...thisMachine() },
      settings: { rounds },
      loadBefore,
      ...comparison,
      versions: {
        ...ownVersions(),
        ...(meter.compiler && { compiler: meter.compiler }),
        ...comparison.versions,
      },
    };
    if (!values.json) process.stdout.write(`${reportComparison(workload, comparison)}\n\n`);
    if (values.record) keep(record);
    records.push(record);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(records, null, 2)}\n`);
}

/** Whether `--only`, a list of words, allows a contestant. */
function isWanted(name: string): boolean {
  return values.only === undefined || values.only.split(',').some((word) => name.startsWith(word));
}

async function openMeter(threadCounts: readonly number[]): Promise<PeakMeter> {
  try {
    return await startPeakMeter(threadCounts);
  } catch (error) {
    note(`peaks are not measured and no round is discarded: ${(error as Error).message}`);
    return noMeter;
  }
}

function keep(record: BenchmarkRecord): void {
  const reason = reasonToReject(record);
  if (reason) note(`${workloadName(record.workload)} not recorded: ${reason}`);
  else writeBenchmark(record);
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
