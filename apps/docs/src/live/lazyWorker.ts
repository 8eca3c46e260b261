import { type Remote, wrap } from 'comlink';

/**
 * Returns the functions of a worker that is started by the first call: a page that nobody trains on, or that is rendered
 * while the site is built, starts none.
 */
export function lazyWorker<Calls>(spawn: () => Worker): Remote<Calls> {
  let remote: Remote<Calls> | undefined;
  return new Proxy({} as Remote<Calls> & object, {
    get(_, name) {
      remote ??= wrap<Calls>(spawn());
      return Reflect.get(remote as object, name) as unknown;
    },
  });
}
