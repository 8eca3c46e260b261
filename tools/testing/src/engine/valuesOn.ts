import type { Engine, Field } from '@fourier-features/core';

/** Evaluates a field on an engine as it is: `evaluateField` refuses weights and values that are not finite. */
export async function valuesOn(
  engine: Engine,
  field: Field,
  coordinates: Float32Array,
): Promise<Float32Array> {
  const evaluator = await engine.createEvaluator(field);
  try {
    return await evaluator.evaluate(coordinates);
  } finally {
    evaluator.dispose();
  }
}
