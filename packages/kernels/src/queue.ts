/** Does pieces of work one after the other, in the order in which they were added. */
export interface Queue {
  add<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Creates an empty queue. Work that fails does not hold up what follows. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    add: (work) => {
      const result = last.then(work);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
