import {
  adam,
  type Encoding,
  gaussianEncoding,
  gridEncoding,
  type HiddenActivation,
  hashGridEncoding,
  initialField,
  seededRandom,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';

const WORKING_BYTES = 2 ** 18;

const encodings: readonly (readonly [name: string, encoding: Encoding])[] = [
  ['frequencies', gaussianEncoding({ inputDim: 2, frequencyCount: 32, scale: 1, random: seededRandom(1) })],
  ['a hash grid', hashGridEncoding({ inputDim: 2, tableSize: 16 })],
  [
    'a cubic grid',
    gridEncoding({ inputDim: 3, levels: 3, coarsestCells: 2, finestCells: 5, interpolation: 'cubic' }),
  ],
];
const activations: readonly HiddenActivation[] = [
  { kind: 'relu' },
  { kind: 'finer', omega: 3 },
  { kind: 'wire', omega: 3, spread: 2 },
];

describe('tfjsEngine({ workingBytes })', () => {
  beforeAll(() => activateFastestBackend('cpu'));

  test.each(
    encodings.flatMap(([name, encoding]) =>
      activations.map((hiddenActivation) => ({ name, encoding, hiddenActivation })),
    ),
  )('holds at most about twice as much in a step: $name, $hiddenActivation.kind', async (options) => {
    const { inputDim } = options.encoding;
    const field = initialField({ ...options, outputDim: 3, width: 16, random: seededRandom(2) });
    const trainer = await tfjsEngine({ workingBytes: WORKING_BYTES }).createTrainer(field, adam());
    const random = seededRandom(3);
    const points = 3000;
    const batch = {
      coordinates: random.uniforms(points * inputDim),
      targets: random.uniforms(points * 3),
      loss: 'mse',
    } as const;
    const before = tf.memory().numBytes;
    // Its type lacks functions that are awaited, which it takes.
    const profile = tf.profile as (run: () => Promise<void>) => Promise<{ readonly peakBytes: number }>;
    const { peakBytes } = await profile(() => trainer.step(batch, 0.01));
    trainer.dispose();
    expect(peakBytes - before).toBeGreaterThan(WORKING_BYTES / 8);
    expect(peakBytes - before).toBeLessThan(2 * WORKING_BYTES);
  });
});
