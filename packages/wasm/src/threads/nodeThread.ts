import { SERVE, type Thread } from './assignment.ts';

/** Starts a worker thread of Node. */
export function startNodeThread(): Thread {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const program = `const { parentPort } = require('node:worker_threads');
const serve = ${SERVE};
parentPort.on('message', (assignment) => serve(assignment, () => parentPort.postMessage('ready')));`;
  // Options of the process, such as --input-type, would apply to this program too.
  const worker = new Worker(program, { eval: true, execArgv: [] });
  return {
    assign: (assignment) =>
      new Promise((resolve, reject) => {
        const settle = (then: () => void): void => {
          worker.off('message', ready).off('error', failed).unref();
          then();
        };
        const ready = (): void => settle(resolve);
        const failed = (error: unknown): void => settle(() => reject(error));
        worker.on('message', ready).on('error', failed);
        worker.postMessage(assignment);
      }),
    hold: (held) => {
      if (held) worker.ref();
      else worker.unref();
    },
    terminate: () => void worker.terminate(),
  };
}
