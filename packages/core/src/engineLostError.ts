/**
 * Thrown by an engine whose device is gone, such as a graphics card after a reset of its driver, and with it the
 * parameters of its trainers and evaluators. The message names the engine and the reason.
 *
 * `fit` ends with the reason `lost` and the last good state instead, and `finish` throws a `LostFitError` with that state.
 *
 * @example
 * import { EngineLostError, type Engine, type Field, evaluateField } from '@fourier-features/core';
 *
 * async function evaluateAnywhere(field: Field, coordinates: Float32Array, engine: Engine, other: Engine) {
 *   try {
 *     return await evaluateField(field, coordinates, { engine });
 *   } catch (error) {
 *     if (!(error instanceof EngineLostError)) throw error;
 *     return evaluateField(field, coordinates, { engine: other });
 *   }
 * }
 */
export class EngineLostError extends Error {
  override readonly name: string = 'EngineLostError';
}
