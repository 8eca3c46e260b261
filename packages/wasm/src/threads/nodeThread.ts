import { type OnFailure, SERVE, type Thread } from './assignment.ts';

/** Starts a worker thread of Node. */
export function startNodeThread(onFailure: OnFailure): Thread {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const program = `const { parentPort } = require('node:worker_threads');
const serve = ${SERVE};
parentPort.on('message', (assignment) => serve(assignment, (word) => parentPort.postMessage(word)));`;
  // Options of the process, such as --input-type, would apply to this program too.
  const worker = new Worker(program, { eval: true, execArgv: [] });
  worker.on('error', (error) => onFailure(error as Error));
  return {
    assign: async (assignment) => {
      await new Promise<void>((resolve, reject) => {
        worker.once('message', () => resolve());
        worker.once('error', reject);
        worker.postMessage(assignment);
      });
      worker.unref();
    },
    hold: (held) => {
      if (held) worker.ref();
      else worker.unref();
    },
    terminate: async () => void (await worker.terminate()),
    kill: () => void worker.terminate(),
  };
}
