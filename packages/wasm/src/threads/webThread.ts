import { SERVE, type Thread } from './assignment.ts';

/** A web worker, from a blob: nothing for a bundler or a server to find. */
export function startWebThread(): Thread {
  const program = `const serve = ${SERVE};
onmessage = ({ data }) => serve(data, () => postMessage('ready'));`;
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    assign: (assignment) =>
      new Promise((resolve, reject) => {
        worker.onmessage = () => resolve();
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(assignment);
      }),
  };
}
