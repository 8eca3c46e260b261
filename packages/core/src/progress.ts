/** What everything that can take over a second accepts. */
export interface ProgressOptions {
  /** Called with the fraction done, in [0, 1]. */
  onProgress?: ((fraction: number) => void) | undefined;
  /** Ends the work; the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

const MILLISECONDS_BETWEEN_PAUSES = 15;

/**
 * Returns a function to await in long loops: every 15 ms it gives the event loop a turn, which signals, timers and pages
 * need and promises alone do not give.
 *
 * @param signal makes the function reject with the signal's reason once it is aborted.
 * @example
 * import { regularPauses } from '@fourier-features/core/progress';
 *
 * const pause = regularPauses();
 * for (let i = 0; i < 1000; i++) {
 *   Math.hypot(i, 1);
 *   await pause();
 * }
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

/**
 * Returns a function to await after each part of a long piece of work, with the fraction done. It gives signals, timers and
 * pages a turn every 15 ms.
 *
 * @throws the signal's reason if it is aborted, at once and after each part.
 * @example
 * import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
 *
 * async function sum(values: Float32Array, options: ProgressOptions = {}): Promise<number> {
 *   const report = progressReporter(options);
 *   let total = 0;
 *   for (const [i, value] of values.entries()) {
 *     total += value;
 *     await report((i + 1) / values.length);
 *   }
 *   return total;
 * }
 *
 * await sum(Float32Array.of(1, 2, 3), { onProgress: (fraction) => console.log(fraction) });
 */
export function progressReporter({
  onProgress,
  signal,
}: ProgressOptions): (fraction: number) => Promise<void> {
  signal?.throwIfAborted();
  const pause = regularPauses(signal);
  return (fraction) => {
    onProgress?.(fraction);
    return pause();
  };
}

/**
 * Returns the options for a part of a piece of work, whose progress runs from `from` to `to` of the whole.
 *
 * @example
 * import { partOf } from '@fourier-features/core/progress';
 *
 * const secondHalf = partOf({ onProgress: (fraction) => console.log(fraction) }, 0.5, 1);
 * secondHalf.onProgress?.(0.5); // prints 0.75
 */
export function partOf({ onProgress, signal }: ProgressOptions, from: number, to: number): ProgressOptions {
  return { signal, onProgress: onProgress && ((fraction) => onProgress(from + (to - from) * fraction)) };
}
