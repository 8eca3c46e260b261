import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { type Ability, testEngine } from '@fourier-features/testing/engine';
import * as tf from '@tensorflow/tfjs';

/** ReLU of tfjs's wasm backend turns NaN into 0. */
const lacks = { cpu: [], wasm: ['non-finite'] } satisfies Record<string, Ability[]>;

for (const backend of ['cpu', 'wasm'] as const) {
  testEngine({
    name: `tfjsEngine on ${backend}`,
    create: async () => {
      await activateFastestBackend(backend);
      // Chunks of some thousand points.
      return tfjsEngine({ workingBytes: 2 ** 23 });
    },
    lacks: lacks[backend],
    // tfjs rounds phases before it reduces them.
    tolerances: { values: 1e-5, loss: 2e-5, sines: 1e-6, phases: 3e-6 },
    held: () => tf.memory().numTensors,
  });
}
