import type { Engine } from '@fourier-features/core';

/** An engine, and a line for people and records. */
export interface ChosenEngine {
  readonly engine: Engine;
  /** What was chosen, and why nothing faster was, in one line. */
  readonly description: string;
  /** Ends the threads of the engine or gives its GPU device back, if it has them; no call may follow. */
  dispose(): void;
}
