import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { testEngine } from '@fourier-features/testing/engine';
import { findTfjsNode } from '@fourier-features/tfjs-node';
import * as tf from '@tensorflow/tfjs';
import { describe } from 'vitest';

describe.skipIf(!findTfjsNode())('with tfjs-node', () => {
  testEngine({
    name: 'tfjsEngine on tensorflow',
    create: async () => {
      await activateFastestBackend('tensorflow');
      // Chunks of some thousand points.
      return tfjsEngine({ workingBytes: 2 ** 23 });
    },
    // As on the other tfjs backends.
    tolerances: { values: 1e-5, loss: 2e-5, sines: 1e-6, phases: 3e-6 },
    held: () => tf.memory().numTensors,
  });
});
