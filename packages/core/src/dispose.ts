import type { Evaluator } from './engine.ts';
import { EngineLostError } from './engineLostError.ts';

/**
 * Frees what a trainer or evaluator holds. A device that is lost holds nothing any more, so that what its engine then throws
 * must not hide why the work ended.
 *
 * @param isLost whether the device is known to be lost.
 */
export function disposeOf(evaluator: Evaluator, isLost: boolean): void {
  try {
    evaluator.dispose();
  } catch (error) {
    if (!isLost && !(error instanceof EngineLostError)) throw error;
  }
}
