import type { Engine } from '@fourier-features/core';
import { expect } from 'vitest';

/**
 * Expects a function that evaluates a field to pass its signal to the engine: aborted while the engine evaluates, it must
 * reject with the signal's reason and free the evaluator.
 */
export async function expectAbortHeard(
  evaluating: (options: { engine: Engine; signal: AbortSignal }) => Promise<unknown>,
): Promise<void> {
  const reason = new Error('stopped while the engine evaluates');
  const controller = new AbortController();
  let open = 0;
  // Its evaluations end only by their signal.
  const engine: Engine = {
    name: 'hanging',
    createEvaluator: async () => {
      open += 1;
      return {
        evaluate: async (_, signal) => {
          if (!signal) throw new Error('evaluate must receive a signal');
          return new Promise<never>((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
            setTimeout(() => controller.abort(reason), 0);
          });
        },
        dispose: () => {
          open -= 1;
        },
      };
    },
    createTrainer: () => {
      throw new Error('an evaluation needs no trainer');
    },
  };
  await expect(evaluating({ engine, signal: controller.signal })).rejects.toBe(reason);
  expect(open, 'open evaluators').toBe(0);
}
