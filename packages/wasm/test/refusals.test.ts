import { type Batch, type Engine, evaluateField, sgd } from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { wasmEngine } from '@fourier-features/wasm';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { smallField } from './fields.ts';

tf.enableProdMode();
await tf.ready();
const engines: readonly Engine[] = [await wasmEngine({ threads: 1 }), tfjsEngine()];

/** d = 2, c = 3, and no sigmoid. */
const field = smallField({ outputActivation: 'linear' });
const coordinates = new Float32Array(20);
const targets = new Float32Array(30);
const lossAndGradient = (): { loss: number; gradient: Float32Array } => ({
  loss: 0,
  gradient: new Float32Array(30),
});

describe.each(engines)('$name', (engine) => {
  test.each<[string, Batch, string]>([
    [
      'half a point',
      { coordinates: new Float32Array(7), targets, loss: 'mse' },
      'step: coordinates must be [n, 2], got 7 numbers',
    ],
    [
      'no points',
      { coordinates: new Float32Array(0), targets: new Float32Array(0), loss: 'mse' },
      'step: coordinates must hold at least 1 point, got 0',
    ],
    [
      'targets of another size',
      { coordinates, targets: new Float32Array(29), loss: 'mse' },
      'step: targets must be [10, 3], 30 numbers, got 29',
    ],
    [
      'cross-entropy without a sigmoid',
      { coordinates, targets, loss: 'bce' },
      'step: the loss bce needs the output activation sigmoid, got linear',
    ],
    ...[4, 0, -5, 2.5, Number.NaN].map((groupSize): [string, Batch, string] => [
      `groups of ${groupSize}`,
      { coordinates, lossAndGradient, groupSize },
      `step: groupSize must divide the number of points, 10, got ${groupSize}`,
    ]),
    [
      'a gradient of another size',
      { coordinates, lossAndGradient: () => ({ loss: 0, gradient: new Float32Array(3) }) },
      'step: the gradient from lossAndGradient must be [n, c], 30 numbers, got 3',
    ],
  ])('refuses %s and keeps its parameters', async (_, batch, message) => {
    const trainer = await engine.createTrainer(field, sgd());
    await expect(trainer.step(batch, 0.1)).rejects.toThrow(new RangeError(message));
    await expect(trainer.gradient(batch)).rejects.toThrow(new RangeError(message));
    const { parameters, optimizerState } = await trainer.read();
    trainer.dispose();
    expect(parameters).toEqual(field.parameters);
    expect(optimizerState.updates).toBe(0);
  });

  test('refuses to evaluate half a point', async () => {
    await expect(evaluateField(field, new Float32Array(7), { engine })).rejects.toThrow(
      new RangeError('evaluate: coordinates must be [n, 2], got 7 numbers'),
    );
  });
});
