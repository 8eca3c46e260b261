import { adam, type Parameters, type Trainer } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose, expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodings, smallBatch, smallField } from './smallFields.ts';

// One row of the small field takes 16·(8 + 6·2 + 2) bytes: these sizes give chunks of one row, of a few, and of all.
const sizes = [1, 400, 1100, 3000, 10_000];

async function resultOf<T>(
  workingBytes: number | undefined,
  encoding: (typeof encodings)[number][1],
  use: (trainer: Trainer) => Promise<T>,
): Promise<T> {
  const engine = tfjsEngine(workingBytes === undefined ? {} : { workingBytes });
  const trainer = await engine.createTrainer(smallField(encoding), adam());
  const result = await use(trainer);
  trainer.dispose();
  return result;
}

function flatten(parameters: Parameters): number[] {
  return parameters.flatMap(({ values }) => [...values]);
}

describe.each(['cpu', 'wasm'] as const)('chunks on the %s backend', (backend) => {
  beforeAll(() => activateFastestBackend(backend));

  test.each(encodings)('give the same loss and gradient as one chunk: %s', async (_, encoding) => {
    for (const points of [1, 7, 23]) {
      const batch = smallBatch('mse', 6, points);
      const whole = await resultOf(undefined, encoding, (trainer) => trainer.gradient(batch));
      for (const size of sizes) {
        const chunked = await resultOf(size, encoding, (trainer) => trainer.gradient(batch));
        expectClose(chunked.loss, whole.loss, 1e-6);
        expectClose(flatten(chunked.gradient), flatten(whole.gradient), 2e-6);
      }
    }
  });

  test('give the same values as one chunk, in the same order', async () => {
    const { coordinates } = smallBatch('mse', 8, 23);
    for (const [, encoding] of encodings) {
      const whole = await resultOf(undefined, encoding, (trainer) => trainer.evaluate(coordinates));
      for (const size of sizes) {
        const values = await resultOf(size, encoding, (trainer) => trainer.evaluate(coordinates));
        expectClose(values, whole, 1e-6);
      }
    }
  });

  test('train alike on a repeated batch', async () => {
    const batch = smallBatch('bce', 9, 23);
    const [, encoding] = encodings[2]!;
    const train = async (trainer: Trainer): Promise<number[]> => {
      for (let step = 0; step < 6; step++) await trainer.step(batch, 0.01);
      return flatten((await trainer.read()).parameters);
    };
    const whole = await resultOf(undefined, encoding, train);
    for (const size of sizes) expectClose(await resultOf(size, encoding, train), whole, 5e-5);
  });

  test('are scored together if the loss is computed outside', async () => {
    const { coordinates } = smallBatch('mse', 3, 20);
    const [, encoding] = encodings[2]!;
    await resultOf(1, encoding, async (trainer) => {
      const seen: Float32Array[] = [];
      await trainer.gradient({
        coordinates,
        lossAndGradient: (values) => {
          seen.push(values);
          return { loss: 0, gradient: values };
        },
      });
      expect(seen).toEqual([await trainer.evaluate(coordinates)]);
    });
  });

  test.each(encodings)('leave no tensors behind: %s', async (_, encoding) => {
    await expectNoLeak(
      () =>
        resultOf(2000, encoding, async (trainer) => {
          const batch = smallBatch('mse', 3, 23);
          for (let step = 0; step < 3; step++) await trainer.step(batch, 0.01);
          await trainer.evaluate(batch.coordinates);
          await trainer.step(smallBatch('bce', 4, 23), 0.01);
          await trainer.gradient(batch);
        }),
      tf,
    );
  });
});

describe('tfjsEngine({ workingBytes })', () => {
  beforeAll(() => activateFastestBackend('cpu'));

  test.each([0, -1, Number.NaN])('refuses %d bytes', (workingBytes) => {
    expect(() => tfjsEngine({ workingBytes })).toThrow(
      new RangeError(`tfjsEngine: workingBytes must be positive, got ${workingBytes}`),
    );
  });
});
