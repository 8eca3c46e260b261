import { adam, gaussianEncoding, initialField } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';
import { wasmEngine } from '../../src/index.ts';
import { LANES, layOutPlan } from '../../src/memory/plan.ts';
import { samples, smallField } from '../fields.ts';

describe('layOutPlan(field, purpose)', () => {
  test('needs 70 MiB to train the published image network and 36 MiB to evaluate it', () => {
    const encoding = gaussianEncoding({ inputDim: 2, frequencyCount: 256, scale: 10 });
    const field = initialField({ encoding, outputDim: 3, depth: 4, width: 256 });
    expect(layOutPlan(field, 'training').bytes / 2 ** 20).toBeLessThan(70);
    expect(layOutPlan(field, 'evaluation').bytes / 2 ** 20).toBeLessThan(36);
  });

  test('gives every part a separate place in training, aligned to sixteen rows', () => {
    const { layers, lanes, laneStride, bytes, ...plan } = layOutPlan(smallField(), 'training');
    const { logits, unmasked, transposedGradient, panelInputs, logitStride, ...shared } = plan;
    const perLayer = layers.map(({ weights, transposed, biases, firstMoments, secondMoments }) => [
      ...[weights, transposed, biases, firstMoments, secondMoments],
    ]);
    const perLane = layers.flatMap(({ gradient, input }) => [gradient, input]);
    for (const places of [
      [...Object.values(shared), ...perLayer.flat(), lanes],
      [logits, unmasked, transposedGradient, panelInputs, ...perLane],
    ]) {
      expect(new Set(places).size).toBe(places.length);
      expect(places.filter((address) => address % 1024 !== 0)).toEqual([]);
    }
    expect(laneStride % 1024).toBe(0);
    expect(lanes + LANES * laneStride).toBe(bytes);
  });

  test('gives what evaluation reads and writes separate places', () => {
    const plan = layOutPlan(smallField(), 'evaluation');
    const { job, layerTable, inputRange, frequencies, amplitudes, coordinates, values, lanes } = plan;
    const perLayer = plan.layers.flatMap(({ weights, transposed, biases }) => [weights, transposed, biases]);
    for (const places of [
      [
        job,
        plan.plan,
        layerTable,
        inputRange,
        frequencies,
        amplitudes,
        coordinates,
        values,
        lanes,
        ...perLayer,
      ],
      [plan.logits, plan.panelInputs, ...plan.layers.map(({ input }) => input)],
    ])
      expect(new Set(places).size).toBe(places.length);
  });
});

test('a step on a million points takes no memory in addition to their arrays', async () => {
  const field = smallField({ outputActivation: 'sigmoid' });
  const trainer = await (await wasmEngine({ threads: 2 })).createTrainer(field, adam());
  const [few, many] = [samples(100_000, field), samples(1_000_000, field)];
  await trainer.step({ ...few, loss: 'mse' }, 0.01);
  const before = process.memoryUsage().rss;
  await trainer.step({ ...many, loss: 'mse' }, 0.01);
  const grown = process.memoryUsage().rss - before;
  trainer.dispose();
  expect(grown / 2 ** 20).toBeLessThan(16);
});
