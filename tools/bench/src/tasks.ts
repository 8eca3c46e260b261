/**
 * Times what a task computes, on small seeded inputs: a training step on every engine, and its operations that need none.
 * `node src/tasks.ts image`; a task's script `bench` calls it. Records nothing.
 */
import { parseArgs } from 'node:util';
import { type EngineName, openEngine } from './engines.ts';
import { timeOperation } from './operations/operation.ts';
import { prepareOperations } from './operations/operations.ts';
import { alignedTable } from './table.ts';
import { taskSteps } from './tasks/taskSteps.ts';
import { timeSteps } from './tasks/timeSteps.ts';

const ENGINES: readonly EngineName[] = ['native', 'wasm', 'webgpu', 'tfjs'];

const { values, positionals } = parseArgs({
  options: { software: { type: 'boolean', default: false }, engine: { type: 'string' } },
  allowPositionals: true,
});
const [task = ''] = positionals;
const rows: string[][] = [];
const steps = await taskSteps[task]?.();
if (steps) {
  for (const name of ENGINES.filter((each) => values.engine === undefined || each === values.engine)) {
    try {
      const { engine } = await openEngine(name, { software: values.software });
      rows.push([`a step on ${name}`, (1000 * (await timeSteps(steps.start, engine))).toFixed(1)]);
    } catch (error) {
      process.stderr.write(`${name} skipped: ${(error as Error).message}\n`);
    }
  }
}
for (const operation of await prepareOperations(task)) {
  const { name, seconds } = timeOperation(operation);
  rows.push([name.slice(task.length + 2), (1000 * Math.min(...seconds)).toFixed(1)]);
}
if (rows.length === 0)
  throw new RangeError(`bench: no task is called ${task}, or no engine ${values.engine} runs`);
process.stdout.write(`${alignedTable([steps?.title ?? task, 'ms'], rows, 1)}\n`);
// Threads of engines would keep the process.
process.exit();
