import { expect } from 'vitest';

/** An evaluator whose calls end only by their signal. */
interface HangingEvaluator {
  evaluate(coordinates: Float32Array, signal?: AbortSignal): Promise<Float32Array>;
  dispose(): void;
}

/** An engine that hangs in evaluations; it fits core's `Engine`. */
export interface HangingEngine {
  readonly name: string;
  createEvaluator(): Promise<HangingEvaluator>;
  createTrainer(): never;
}

/**
 * Expects a function that evaluates a field to pass its signal to the engine: aborted while the engine evaluates, it must
 * reject with the signal's reason and free the evaluator.
 */
export async function expectAbortHeard(
  evaluating: (options: { engine: HangingEngine; signal: AbortSignal }) => Promise<unknown>,
): Promise<void> {
  const reason = new Error('stopped while the engine evaluates');
  const controller = new AbortController();
  let open = 0;
  const engine: HangingEngine = {
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
