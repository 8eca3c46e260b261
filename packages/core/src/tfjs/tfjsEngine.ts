import * as tf from '@tensorflow/tfjs';
import { checkField, checkOptimizer } from '../checkField.ts';
import type { Engine } from '../engine.ts';
import { createTfjsEvaluator } from './evaluator.ts';
import { createTfjsTrainer } from './trainer.ts';

export interface TfjsEngineOptions {
  /** Bytes that one step may hold on the backend in addition to weights and data; larger batches are split. 2²⁸ by default. */
  workingBytes?: number;
}

/**
 * Returns the engine on the tfjs backend that is active at the call (cpu, wasm, webgl, webgpu, tensorflow). In Node,
 * `activateFastestBackend` of `@fourier-features/core/node` chooses one.
 *
 * @throws Error if no backend is active; RangeError if `workingBytes` is not positive.
 * @example
 * import { tfjsEngine } from '@fourier-features/core/tfjs';
 * import * as tf from '@tensorflow/tfjs';
 *
 * await tf.ready();
 * const engine = tfjsEngine();
 */
export function tfjsEngine({ workingBytes = 2 ** 28 }: TfjsEngineOptions = {}): Engine {
  const backend = tf.getBackend();
  if (!backend) throw new Error('tfjsEngine: no tfjs backend is active. Call await tf.ready() first.');
  if (!(workingBytes > 0))
    throw new RangeError(`tfjsEngine: workingBytes must be positive, got ${workingBytes}`);
  const checkActive = (): void => {
    if (tf.getBackend() !== backend)
      throw new Error(
        `tfjsEngine: the backend ${backend} must still be active, got ${tf.getBackend()}. Create a new engine.`,
      );
  };
  return {
    // tfjs calls the native backend of Node `tensorflow`.
    name: `tfjs-${backend === 'tensorflow' ? 'node' : backend}`,
    createEvaluator: async (field) => {
      checkActive();
      checkField('createEvaluator', field);
      return createTfjsEvaluator(field, workingBytes);
    },
    createTrainer: async (field, optimizer, state) => {
      checkActive();
      checkField('createTrainer', field);
      checkOptimizer('createTrainer', field, optimizer, state);
      return createTfjsTrainer(field, optimizer, state, workingBytes);
    },
  };
}
