import { bindSignal } from './bindSignal.ts';
import { checkFinite } from './check.ts';
import { checkEngine } from './checkEngine.ts';
import { checkWeights } from './checkWeights.ts';
import { disposeOf } from './dispose.ts';
import type { Engine, Evaluate } from './engine.ts';
import { EngineLostError } from './engineLostError.ts';
import type { Field } from './field.ts';

/** Which engine evaluates. */
export interface EvaluateOptions {
  engine: Engine;
  /** Ends the evaluation; the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Evaluates a field at coordinates `[n, d]` and returns its values `[n, c]`. For many calls use `withEvaluator`, which
 * prepares the field once.
 *
 * @throws RangeError if the number of coordinates is not a multiple of d, `engine` is not an engine, or a weight or a value
 * of the field is not finite; EngineLostError if the engine's device is gone; the signal's reason if aborted.
 * @example
 * import { evaluateField, gridCoordinates, identityEncoding, initialField } from '@fourier-features/core';
 * import { tfjsEngine } from '@fourier-features/core/tfjs';
 * import * as tf from '@tensorflow/tfjs';
 *
 * await tf.ready();
 * const field = initialField({ encoding: identityEncoding({ inputDim: 2 }), outputDim: 3, width: 16 });
 * const values = await evaluateField(field, gridCoordinates([4, 4]), { engine: tfjsEngine() });
 */
export function evaluateField(
  field: Field,
  coordinates: Float32Array,
  options: EvaluateOptions,
): Promise<Float32Array> {
  return withEvaluator(field, options, (evaluate) => evaluate(coordinates));
}

/**
 * Prepares a field for evaluation, passes its `evaluate` to `use`, and frees the evaluator when `use` has ended. The signal
 * ends every call of that `evaluate`.
 *
 * @returns what `use` returns.
 * @throws RangeError if `engine` is not an engine, or a weight or a value of the field is not finite; EngineLostError if the
 * engine's device is gone; the signal's reason if aborted.
 * @example
 * import { gridCoordinates, identityEncoding, initialField, withEvaluator } from '@fourier-features/core';
 * import { tfjsEngine } from '@fourier-features/core/tfjs';
 * import * as tf from '@tensorflow/tfjs';
 *
 * await tf.ready();
 * const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 16 });
 * await withEvaluator(field, { engine: tfjsEngine() }, async (evaluate) => {
 *   for (const cells of [4, 8]) await evaluate(gridCoordinates([cells]));
 * });
 */
export async function withEvaluator<Result>(
  field: Field,
  { engine, signal }: EvaluateOptions,
  use: (evaluate: Evaluate) => Promise<Result>,
): Promise<Result> {
  checkEngine('evaluate', engine);
  signal?.throwIfAborted();
  checkWeights('evaluate', 'field', field);
  const evaluator = await engine.createEvaluator(field);
  const evaluate = bindSignal(evaluator.evaluate, signal);
  let isLost = false;
  try {
    return await use(async (coordinates, own) => {
      const values = await evaluate(coordinates, own);
      checkFinite('evaluate', 'values of the field', values);
      return values;
    });
  } catch (error) {
    isLost = error instanceof EngineLostError;
    throw error;
  } finally {
    disposeOf(evaluator, isLost);
  }
}
