/**
 * Times training steps and inference of the engines, and of PyTorch where Debian's package is installed, in alternation
 * and in one run. `--json` prints the record instead of tables; `--record FILE` writes it.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { thisMachine } from '@fourier-features/core/node';
import { compare, type Result } from './compare.ts';
import { table } from './table.ts';

const { values } = parseArgs({
  options: {
    batches: { type: 'string', default: '1024,16384,65536' },
    depths: { type: 'string', default: '4,8' },
    rounds: { type: 'string', default: '7' },
    json: { type: 'boolean', default: false },
    record: { type: 'string' },
  },
});
const numbers = (list: string): number[] => list.split(',').map(Number);
const results: Result[] = [];
for (const depth of numbers(values.depths)) {
  for (const batch of numbers(values.batches)) {
    const workload = { depth, width: 256, frequencyCount: 256, outputDim: 3, batch, seed: 0 };
    const found = await compare(workload, Number(values.rounds), (line) => process.stderr.write(`${line}\n`));
    if (!values.json) process.stdout.write(`${table(found)}\n\n`);
    results.push(...found);
  }
}
const record = {
  benchmark: 'training steps and inference',
  count: 'two operations per multiply-add of the layers’ products; no gradient to the features',
  date: new Date().toISOString().slice(0, 10),
  machine: thisMachine(),
  rounds: Number(values.rounds),
  results,
};
const text = `${JSON.stringify(record, null, 2)}\n`;
if (values.json) process.stdout.write(text);
if (values.record) writeFileSync(values.record, text);
