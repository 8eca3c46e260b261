/** Runs one task after another: calls of an engine must not overlap. */
export interface Queue {
  /** Runs a task once those before it have ended, and resolves to its result. */
  run<Result>(task: () => Promise<Result>): Promise<Result>;
}

/** Returns a function whose calls run in a queue. */
export function inTurn<Parameters extends unknown[], Result>(
  queue: Queue,
  call: (...parameters: Parameters) => Promise<Result>,
): (...parameters: Parameters) => Promise<Result> {
  return (...parameters) => queue.run(() => call(...parameters));
}

/** Returns an empty queue. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task) {
      const result = last.then(task);
      // The next task does not care how this one ended.
      last = result.catch(() => undefined);
      return result;
    },
  };
}
