const MILLISECONDS_BETWEEN_PAUSES = 15;

/**
 * Returns a function to await in long loops: every 15 ms it gives the event loop a turn, which pages, timers and aborts
 * need.
 *
 * @param signal makes the function reject with `signal.reason` once it is aborted.
 */
export function regularPauses(signal?: AbortSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= MILLISECONDS_BETWEEN_PAUSES) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      last = performance.now();
    }
    signal?.throwIfAborted();
  };
}
