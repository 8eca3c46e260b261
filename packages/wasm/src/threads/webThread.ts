import { SERVE, type Thread } from './assignment.ts';

/** Starts a web worker from a blob, so that no bundler or server has to provide its program. */
export function startWebThread(): Thread {
  const program = `const serve = ${SERVE};
onmessage = ({ data }) => serve(data, () => postMessage('ready'));`;
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    assign: (assignment) =>
      new Promise((resolve, reject) => {
        worker.onmessage = () => {
          URL.revokeObjectURL(url);
          resolve();
        };
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(assignment);
      }),
    hold: () => {},
    terminate: () => worker.terminate(),
  };
}
