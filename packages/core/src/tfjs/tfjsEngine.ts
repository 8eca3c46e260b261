import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../engine.ts';
import { createTfjsTrainer } from './trainer.ts';

export interface TfjsEngineOptions {
  /** How much one step may hold on the backend besides weights and data, in bytes; larger batches go in chunks. */
  workingBytes?: number;
}

/**
 * The engine that runs on whatever tfjs backend is active when it is made (cpu, wasm, webgl, webgpu, tensorflow).
 * In Node, `activateFastestBackend` of `@fourier-features/core/node` chooses one.
 *
 * @throws Error if no backend is active yet: `await tf.ready()` first.
 */
export function tfjsEngine({ workingBytes = 2 ** 28 }: TfjsEngineOptions = {}): Engine {
  const backend = tf.getBackend();
  if (!backend) throw new Error('tfjsEngine: a tfjs backend must be active; await tf.ready() first');
  if (!(workingBytes > 0))
    throw new RangeError(`tfjsEngine: workingBytes must be positive, got ${workingBytes}`);
  return {
    name: `tfjs-${backend}`,
    createTrainer: async (field, optimizer, state) => {
      if (tf.getBackend() !== backend) {
        throw new Error(
          `tfjsEngine: the backend ${backend} must still be active, it is ${tf.getBackend()}; make a new engine`,
        );
      }
      return createTfjsTrainer(field, optimizer, state, workingBytes);
    },
  };
}
