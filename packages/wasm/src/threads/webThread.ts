import { type OnFailure, SERVE, type Thread } from './assignment.ts';

/** Starts a web worker from a blob, so that no bundler or server has to provide its program. */
export function startWebThread(onFailure: OnFailure): Thread {
  const program = `const serve = ${SERVE};
onmessage = ({ data }) => serve(data, (word) => postMessage(word));`;
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    assign: async (assignment) => {
      await new Promise<void>((resolve, reject) => {
        worker.onmessage = () => resolve();
        worker.onerror = ({ message }) => {
          const error = new Error(`wasmEngine: a worker failed: ${message}`);
          onFailure(error);
          reject(error);
        };
        worker.postMessage(assignment);
      });
      URL.revokeObjectURL(url);
    },
    hold: () => {},
    terminate: async () => {
      await new Promise<void>((resolve) => {
        worker.onmessage = () => resolve();
      });
      worker.terminate();
    },
  };
}
