import type { QueuedWork } from '../timing.ts';

/** A network in training. `queue` makes one update, and `finish` returns the loss of the last one's batch before it. */
export interface Training extends QueuedWork {
  /** What trains, such as `wasm-relaxed-simd, 8 threads`. */
  readonly engine: string;
  finish(): Promise<number>;
}
