/** Runs one piece of work at a time, and of those that come meanwhile only the last. */
export function latestOnly(): (work: () => Promise<void>) => Promise<void> {
  let waiting: (() => Promise<void>) | undefined;
  let running: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (waiting) {
      const next = waiting;
      waiting = undefined;
      await next();
    }
  };
  return (work) => {
    waiting = work;
    running ??= drain().finally(() => {
      running = undefined;
    });
    return running;
  };
}
