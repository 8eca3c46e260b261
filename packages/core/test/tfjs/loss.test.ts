import {
  type IndirectBatch,
  type LossAndGradient,
  mse,
  type OutputActivation,
  sgd,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose, expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { flatten } from './reference.ts';
import { smallBatch, smallField } from './smallFields.ts';

const batch = smallBatch('mse', 3, 20);

function meanSquare(values: Float32Array): LossAndGradient {
  return {
    loss: mse(values, batch.targets),
    gradient: values.map((value, i) => (2 / values.length) * (value - batch.targets[i]!)),
  };
}

const indirectBatch: IndirectBatch = { coordinates: batch.coordinates, lossAndGradient: meanSquare };

describe.each(['cpu', 'wasm'] as const)('an indirect batch on the %s backend', (backend) => {
  beforeAll(() => activateFastestBackend(backend));

  test.each<OutputActivation>(['linear', 'sigmoid', 'tanh'])(
    'with the mean square error equals the direct batch, through %s',
    async (activation) => {
      const trainer = await tfjsEngine().createTrainer(smallField(undefined, activation), sgd());
      const direct = await trainer.gradient(batch);
      const indirect = await trainer.gradient(indirectBatch);
      expectClose(indirect.loss, direct.loss, 1e-6);
      expectClose(flatten(indirect.gradient), flatten(direct.gradient), 1e-6);
      trainer.dispose();
    },
  );

  test('is scored once per step, on all values after the activation, whatever the number of chunks', async () => {
    const seen: Float32Array[] = [];
    const trainer = await tfjsEngine({ workingBytes: 1 }).createTrainer(smallField(), sgd());
    const expected = await trainer.evaluate(batch.coordinates);
    const { loss } = await trainer.gradient({
      coordinates: batch.coordinates,
      lossAndGradient: (values) => {
        seen.push(values);
        return meanSquare(values);
      },
    });
    expect(seen).toEqual([expected]);
    expectClose(loss, mse(expected, batch.targets), 1e-6);
    trainer.dispose();
  });

  test('may compute its loss asynchronously, and trains as the direct batch does', async () => {
    const trained = async (each: typeof batch | IndirectBatch): Promise<Float64Array> => {
      const trainer = await tfjsEngine().createTrainer(smallField(), sgd({ momentum: 0.5 }));
      for (let step = 0; step < 5; step++) await trainer.step(each, 0.5);
      const { parameters } = await trainer.read();
      trainer.dispose();
      return flatten(parameters);
    };
    const later: IndirectBatch = {
      ...indirectBatch,
      lossAndGradient: async (values) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return meanSquare(values);
      },
    };
    expectClose(await trained(later), await trained(batch), 2e-6);
  });

  test('is refused if its gradient has another size, without a leak', async () => {
    const trainer = await tfjsEngine().createTrainer(smallField(), sgd());
    await expectNoLeak(async () => {
      const short = { ...indirectBatch, lossAndGradient: () => ({ loss: 0, gradient: new Float32Array(3) }) };
      await expect(trainer.step(short, 0.1)).rejects.toThrow(
        new RangeError('step: the gradient from lossAndGradient must be [n, c], 40 numbers, got 3'),
      );
    }, tf);
    trainer.dispose();
  });

  test('passes on what its loss throws, without a leak or an update', async () => {
    const trainer = await tfjsEngine().createTrainer(smallField(), sgd());
    await expectNoLeak(async () => {
      const failing = {
        ...indirectBatch,
        lossAndGradient: () => Promise.reject(new Error('no measurement')),
      };
      await expect(trainer.step(failing, 0.1)).rejects.toThrow(new Error('no measurement'));
    }, tf);
    expect((await trainer.read()).optimizerState.updates).toBe(0);
    trainer.dispose();
  });
});
