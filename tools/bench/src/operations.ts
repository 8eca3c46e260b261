/**
 * Times what tasks compute without an engine, on one core: transforms, labels of points, an eigendecomposition. `--record`
 * writes records/<machine>/operations.json.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { thisMachine } from '@fourier-features/core/node';
import { type OperationResult, timeOperation } from './operations/operation.ts';
import { prepareOperations } from './operations/operations.ts';
import { writeOperationsRecord } from './operations/record.ts';
import { benchmarkSources, machineName } from './record.ts';
import { alignedTable } from './table.ts';
import { ownVersions } from './versions.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    machine: { type: 'string', default: machineName(thisMachine()) },
    record: { type: 'boolean', default: false },
  },
});
const sources = benchmarkSources('operations');
const loadBefore = loadavg()[0]!;
const results: OperationResult[] = [];
for (const operation of await prepareOperations()) {
  if (operation.name.startsWith(values.only)) results.push(timeOperation(operation));
}
const milliseconds = (seconds: number): string => (1000 * seconds).toFixed(1);
process.stdout.write(
  `${alignedTable(
    ['', 'fastest, ms', 'slowest, ms', 'runs'],
    results.map(({ name, seconds }) => [
      name,
      milliseconds(Math.min(...seconds)),
      milliseconds(Math.max(...seconds)),
      String(seconds.length),
    ]),
    1,
  )}\n`,
);
if (values.record) {
  if (values.only) throw new RangeError('operations: --record takes all operations. Leave out --only.');
  writeOperationsRecord({
    date: new Date().toISOString().slice(0, 10),
    machine: { name: values.machine, ...thisMachine() },
    versions: ownVersions(),
    sources,
    loadBefore,
    results,
  });
}
