import { type CreateWorker, type OnFailure, SERVE, type Thread, type Word } from './assignment.ts';

/** How long a worker of the caller's own may take to become ready: its file may be another one by mistake. */
const SECONDS_TO_START = 30;

const FORBIDDEN =
  'this page may not start workers from blob: URLs, which a Content-Security-Policy forbids without worker-src blob:; pass createWorker';
const NOT_LOADED =
  'the file of a worker from createWorker did not load: it must be served, with the Cross-Origin-Embedder-Policy of the page, and be allowed by worker-src of a Content-Security-Policy';
const SILENT = `a worker from createWorker was not ready in ${SECONDS_TO_START} s: its file must import @fourier-features/wasm/worker`;

/** Starts a web worker: one of the caller's own, or one from a blob, so that no bundler or server has to provide its program. */
export function startWebThread(onFailure: OnFailure, createWorker?: CreateWorker): Thread {
  const { worker, unloaded, release } = createWorker ? ownWorker(createWorker) : blobWorker();
  return {
    assign: async (assignment) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      try {
        await new Promise<void>((resolve, reject) => {
          whenSaid(worker, 'ready', resolve);
          worker.addEventListener('error', (event) => {
            // Whoever waits gets the error.
            event.preventDefault();
            // An event without a message: there was no program to run.
            const error = new Error(event.message ? `a worker failed: ${event.message}` : unloaded);
            onFailure(error);
            reject(error);
          });
          if (createWorker) timer = setTimeout(() => reject(new Error(SILENT)), 1000 * SECONDS_TO_START);
          worker.postMessage(assignment);
        });
      } finally {
        clearTimeout(timer);
        release();
      }
    },
    hold: () => {},
    terminate: async () => {
      await new Promise<void>((resolve) => whenSaid(worker, 'ended', resolve));
      worker.terminate();
    },
    kill: () => worker.terminate(),
  };
}

interface StartedWorker {
  readonly worker: Worker;
  /** What it means if its file does not load. */
  readonly unloaded: string;
  /** Called when the file has been loaded. */
  release(): void;
}

function ownWorker(createWorker: CreateWorker): StartedWorker {
  try {
    return { worker: createWorker(), unloaded: NOT_LOADED, release: () => {} };
  } catch (error) {
    throw new Error(`createWorker failed: ${(error as Error).message}`);
  }
}

function blobWorker(): StartedWorker {
  const program = `const serve = ${SERVE};
onmessage = ({ data }) => serve(data, (word) => postMessage(word)).catch(reportError);`;
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const release = (): void => URL.revokeObjectURL(url);
  try {
    return { worker: new Worker(url), unloaded: FORBIDDEN, release };
  } catch {
    release();
    throw new Error(FORBIDDEN);
  }
}

function whenSaid(worker: Worker, word: Word, then: () => void): void {
  worker.addEventListener('message', ({ data }) => {
    if (data === word) then();
  });
}
