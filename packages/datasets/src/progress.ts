/** How a caller follows and aborts a function that can take seconds. */
export interface ProgressOptions {
  /** Callback that receives the completed fraction, in [0, 1]: about 20 times a second, and 1 at the end. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Signal that aborts the work; the promise then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reports the completed fraction and yields to the event loop if the last yield was long enough ago.
 *
 * Rejects with the signal's reason once it is aborted.
 */
export type Pause = (fraction: number) => Promise<void>;

/** Number of items that a loop may process between two calls of its `Pause`: some milliseconds of work. */
export const PAUSE_EVERY: number = 2 ** 12;

/** Longest time that work may block the event loop, in ms. */
const BLOCK_MS = 50;

/**
 * Creates the `Pause` of one long-running call.
 *
 * @throws the signal's reason if it is already aborted.
 */
export function pauseOf({ onProgress, signal }: ProgressOptions): Pause {
  signal?.throwIfAborted();
  let resumed = performance.now();
  return async (fraction) => {
    if (performance.now() - resumed < BLOCK_MS) return;
    onProgress?.(fraction);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    resumed = performance.now();
  };
}
