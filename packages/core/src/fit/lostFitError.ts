import { EngineLostError } from '../engineLostError.ts';
import type { FitEnd } from './events.ts';

/**
 * Thrown by `finish` if the engine's device was lost during the fit. It holds the end of the fit, whose checkpoint another
 * engine continues.
 *
 * @example
 * import { type Engine, type FitEnd, type FitOptions, LostFitError, finish, fit } from '@fourier-features/core';
 *
 * async function finishOnEither(options: FitOptions, other: Engine): Promise<FitEnd> {
 *   try {
 *     return await finish(fit(options));
 *   } catch (error) {
 *     if (!(error instanceof LostFitError)) throw error;
 *     return finish(fit({ ...options, engine: other, resume: error.end.checkpoint }));
 *   }
 * }
 */
export class LostFitError extends EngineLostError {
  override readonly name = 'LostFitError';
  /** The end event, of reason `lost`. */
  readonly end: FitEnd;

  /** @param end an end event of reason `lost`. */
  constructor(end: FitEnd) {
    const { updates, error } = end.lost!;
    const saved = end.checkpoint.optimizerState.updates;
    super(
      `finish: the engine lost its device after ${updates} steps; end.checkpoint has the state after ${saved}: ${error.message}`,
      { cause: error },
    );
    this.end = end;
  }
}
