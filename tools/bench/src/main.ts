/**
 * Times training steps and inference of the engines, and of PyTorch if Debian's package is installed, in alternation
 * within one run. `--json` prints records instead of tables; `--record` writes them to records/, one file per workload.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Machine, thisMachine } from '@fourier-features/core/node';
import { compare, type Result } from './compare.ts';
import { table } from './table.ts';
import type { Workload } from './workload.ts';

/** The results for one workload, with the machine and the date. */
interface BenchmarkRecord {
  readonly workload: Workload;
  /** The operations that GFLOP/s counts. */
  readonly operations: string;
  readonly date: string;
  readonly machine: Machine;
  /** Load average of the minute before; other processes slow every contestant, threaded ones most. */
  readonly loadBefore: number;
  readonly results: readonly Result[];
}

const { values } = parseArgs({
  options: {
    batches: { type: 'string', default: '1024,16384,65536' },
    depths: { type: 'string', default: '4,8' },
    rounds: { type: 'string', default: '7' },
    json: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});
const numbers = (list: string): number[] => list.split(',').map(Number);
const records: BenchmarkRecord[] = [];
for (const depth of numbers(values.depths)) {
  for (const batch of numbers(values.batches)) {
    const workload = { depth, width: 256, frequencyCount: 256, outputDim: 3, batch, seed: 0 };
    const report = (line: string) => process.stderr.write(`${line}\n`);
    const loadBefore = loadavg()[0]!;
    const results = await compare(workload, Number(values.rounds), report);
    if (!values.json) process.stdout.write(`${table(workload, results)}\n\n`);
    const record: BenchmarkRecord = {
      workload,
      operations: '2 per multiply-add of the products of layers; no gradient to the features, no encoding',
      date: new Date().toISOString().slice(0, 10),
      machine: thisMachine(),
      loadBefore,
      results,
    };
    if (values.record) write(record);
    records.push(record);
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(records, null, 2)}\n`);

function write(record: BenchmarkRecord): void {
  const { depth, width, batch } = record.workload;
  const folder = new URL('../records/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${depth}x${width}-${batch}.json`, folder), `${JSON.stringify(record, null, 2)}\n`);
}
