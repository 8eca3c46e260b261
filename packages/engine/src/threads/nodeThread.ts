import { type Assignment, SERVE, type Thread } from './assignment.ts';

/** A worker thread of Node; it does not keep the process alive. */
export function startNodeThread(): Thread {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const program = `const { parentPort } = require('node:worker_threads');
const serve = ${SERVE};
parentPort.on('message', (assignment) => serve(assignment, () => parentPort.postMessage('ready')));`;
  const worker = new Worker(program, { eval: true });
  return {
    assign: (assignment: Assignment) =>
      new Promise((resolve, reject) => {
        worker.ref();
        worker.once('message', () => {
          worker.unref();
          resolve();
        });
        worker.once('error', reject);
        worker.postMessage(assignment);
      }),
  };
}
