import type { EngineLostError } from '../engineLostError.ts';

/** Where a fit was when its engine's device was lost. */
export interface LostEngine {
  /** Updates made until then; those beyond the checkpoint's are lost. */
  readonly updates: number;
  /** What the engine threw. */
  readonly error: EngineLostError;
}
