import type { Evaluator } from '@fourier-features/core';
import type { OpenField } from './openField.ts';
import { createPasses } from './passes.ts';

/** Creates an evaluator of a field that was opened for evaluation or for training. */
export function createEvaluator(open: OpenField): Evaluator {
  const { values } = createPasses(open);
  return { evaluate: values, dispose: open.release };
}
