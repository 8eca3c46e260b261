/** What everything that can take over a second accepts. */
export interface ProgressOptions {
  /** Called with the fraction done, in [0, 1]. */
  onProgress?: ((fraction: number) => void) | undefined;
  /** Ends the work; the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

const MILLISECONDS_BETWEEN_YIELDS = 15;

/**
 * Returns a function to await after each part of a long piece of work, with the fraction done.
 *
 * @throws the signal's reason if it is aborted, at once and after each part.
 */
export function progressReporter({
  onProgress,
  signal,
}: ProgressOptions): (fraction: number) => Promise<void> {
  signal?.throwIfAborted();
  let lastYield = performance.now();
  return async (fraction) => {
    onProgress?.(fraction);
    if (performance.now() - lastYield >= MILLISECONDS_BETWEEN_YIELDS) {
      // Signals, timers and pages need a turn of the event loop, which promises alone do not give.
      await new Promise((resolve) => setTimeout(resolve, 0));
      lastYield = performance.now();
    }
    signal?.throwIfAborted();
  };
}

/** Returns the options for a part of a piece of work, whose progress runs from `from` to `to` of the whole. */
export function partOf({ onProgress, signal }: ProgressOptions, from: number, to: number): ProgressOptions {
  return { signal, onProgress: onProgress && ((fraction) => onProgress(from + (to - from) * fraction)) };
}
