/** Ctrl-C and its relatives as an AbortSignal; a second one ends the process at once. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Restores the default behaviour of the signals. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts to catch interruptions. */
export function catchInterrupt(): Interrupt {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    process.stderr.write(
      '\nstopping once the work so far is saved; interrupt again to quit without saving\n',
    );
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
