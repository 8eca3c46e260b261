import { type Remote, wrap } from 'comlink';

type Call = (...parameters: unknown[]) => Promise<unknown>;

/**
 * Returns the functions of a worker that is started by the first call: a page that nobody trains on, or that is rendered
 * while the site is built, starts none. Calls are rejected with a sentence if the browser does not run the worker.
 */
export function lazyWorker<Calls>(spawn: () => Worker): Remote<Calls> {
  let remote: Remote<Calls> | undefined;
  const waiting = new Set<(reason: Error) => void>();
  const start = (): Remote<Calls> => {
    if (typeof Worker === 'undefined')
      throw new Error('This browser has no workers, in which the demos compute. Use another one.');
    const worker = spawn();
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      remote = undefined;
      const why = message ? ` (${message})` : '';
      for (const reject of waiting)
        reject(new Error(`The page’s worker does not run${why}. Reload the page.`));
    });
    return wrap<Calls>(worker);
  };
  return new Proxy({} as Remote<Calls> & object, {
    get:
      (_, name) =>
      (...parameters: unknown[]): Promise<unknown> =>
        new Promise((resolve, reject) => {
          waiting.add(reject);
          remote ??= start();
          const call = Reflect.get(remote as object, name) as Call;
          void call(...parameters)
            .then(resolve, reject)
            .finally(() => waiting.delete(reject));
        }),
  });
}
