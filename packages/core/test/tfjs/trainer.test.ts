import {
  adam,
  type DirectBatch,
  type Field,
  type Loss,
  type Optimizer,
  type OutputActivation,
  sgd,
  type Trainer,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose, expectGradient, expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { flatten, referenceLoss, referenceValues } from './reference.ts';
import { encodings, smallBatch, smallField } from './smallFields.ts';

async function withTrainer<T>(
  field: Field,
  use: (trainer: Trainer) => Promise<T>,
  optimizer: Optimizer = adam(),
): Promise<T> {
  const trainer = await tfjsEngine().createTrainer(field, optimizer);
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}

async function expectTrueGradient(field: Field, batch: DirectBatch): Promise<void> {
  const { loss, gradient } = await withTrainer(field, (trainer) => trainer.gradient(batch));
  expect(gradient.map(({ name, shape }) => ({ name, shape }))).toEqual(
    field.parameters.map(({ name, shape }) => ({ name, shape })),
  );
  const at = flatten(field.parameters);
  expectClose(loss, referenceLoss(field, at, batch), 1e-6);
  const flat = flatten(gradient);
  const largest = Math.max(...flat.map(Math.abs));
  expect(largest).toBeGreaterThan(1e-3);
  const tolerance = 2e-6 * Math.max(1, largest);
  expectGradient({ of: (point) => referenceLoss(field, point, batch), at, gradient: flat, tolerance });
}

const activations: OutputActivation[] = ['linear', 'sigmoid', 'tanh'];
const combinations: [Loss, OutputActivation][] = [
  ...activations.map((each): [Loss, OutputActivation] => ['mse', each]),
  ['bce', 'sigmoid'],
];

describe.each(['cpu', 'wasm'] as const)('a trainer on the %s backend', (backend) => {
  beforeAll(() => activateFastestBackend(backend));

  test.each(encodings)('evaluates the field as a float64 reference does: %s', async (_, encoding) => {
    for (const activation of activations) {
      for (const depth of [1, 2, 4]) {
        const field = smallField(encoding, activation, depth);
        const { coordinates } = smallBatch('mse', 5, 30);
        const values = await withTrainer(field, (trainer) => trainer.evaluate(coordinates));
        expectClose(values, referenceValues(field, flatten(field.parameters), coordinates), 3e-6);
      }
    }
  });

  test.each(combinations)('has the gradient of %s through %s', async (loss, activation) => {
    await expectTrueGradient(smallField(undefined, activation), smallBatch(loss));
  });

  test.each(encodings)('has the gradient of every parameter: %s', async (_, encoding) => {
    await expectTrueGradient(smallField(encoding), smallBatch());
  });

  test('has the gradient of a single linear layer and of the B and a below it', async () => {
    const [, trained] = encodings.at(-1)!;
    await expectTrueGradient(smallField(trained, 'linear', 1), smallBatch());
  });

  test('keeps bce finite for logits of ±200, for which log σ is not', async () => {
    const field = smallField(undefined, 'sigmoid', 1);
    field.parameters[0]!.values.fill(0);
    field.parameters[1]!.values.set([200, -200]);
    const batch: DirectBatch = {
      coordinates: Float32Array.of(0.5, 0.5),
      targets: Float32Array.of(0, 0.25),
      loss: 'bce',
    };
    const { loss, gradient } = await withTrainer(field, (trainer) => trainer.gradient(batch));
    // softplus(200) − 0·200 and softplus(−200) + 0.25·200
    expectClose(loss, (200 + 50) / 2, 1e-4);
    expectClose(gradient[1]!.values, [1 / 2, -0.25 / 2], 1e-6);
  });

  test('leaves the parameters unchanged in gradient and evaluate', async () => {
    const field = smallField();
    const parameters = await withTrainer(field, async (trainer) => {
      await trainer.gradient(smallBatch());
      await trainer.evaluate(smallBatch().coordinates);
      return (await trainer.read()).parameters;
    });
    expect(parameters).toEqual(field.parameters);
  });

  test('trains a copy of the field', async () => {
    const field = smallField();
    const before = flatten(field.parameters);
    await withTrainer(field, async (trainer) => {
      await trainer.step(smallBatch(), 0.1);
      expect(flatten(field.parameters)).toEqual(before);
    });
    await withTrainer(field, async (trainer) => {
      const expected = await trainer.evaluate(smallBatch().coordinates);
      field.parameters[1]!.values.fill(100);
      field.encoding.frequencies.fill(0);
      expect(await trainer.evaluate(smallBatch().coordinates)).toEqual(expected);
    });
  });

  test('returns copies from read that later steps leave unchanged', async () => {
    await withTrainer(smallField(), async (trainer) => {
      await trainer.step(smallBatch(), 0.01);
      const { parameters, optimizerState } = await trainer.read();
      const before = [flatten(parameters), flatten(optimizerState.firstMoments)];
      await trainer.step(smallBatch(), 0.01);
      expect([flatten(parameters), flatten(optimizerState.firstMoments)]).toEqual(before);
      expect(flatten((await trainer.read()).parameters)).not.toEqual(before[0]);
    });
  });

  test('reports the loss before the step, and NaN before the first', async () => {
    const field = smallField();
    const batch = smallBatch();
    await withTrainer(field, async (trainer) => {
      expect(await trainer.loss()).toBeNaN();
      const before = await trainer.gradient(batch);
      await trainer.step(batch, 0.05);
      expect(await trainer.loss()).toBe(before.loss);
      expect((await trainer.gradient(batch)).loss).toBeLessThan(before.loss);
    });
  });

  test('gives the same bits for the same calls', async () => {
    const run = (): Promise<unknown> =>
      withTrainer(smallField(), async (trainer) => {
        for (let step = 0; step < 10; step++) await trainer.step(smallBatch('mse', step), 0.01);
        return { ...(await trainer.read()), loss: await trainer.loss() };
      });
    expect(await run()).toEqual(await run());
  });

  test('evaluates no points as no values', async () => {
    const values = await withTrainer(smallField(), (trainer) => trainer.evaluate(new Float32Array(0)));
    expect(values).toEqual(new Float32Array(0));
  });

  test.each([adam(), sgd({ momentum: 0.9 })])('leaks no tensors with $kind', async (optimizer) => {
    for (const [, encoding] of encodings) {
      await expectNoLeak(async () => {
        const trainer = await tfjsEngine({ workingBytes: 2000 }).createTrainer(
          smallField(encoding),
          optimizer,
        );
        const batch = smallBatch();
        const step = async (): Promise<void> => {
          await trainer.step(batch, 0.01);
          await trainer.step(smallBatch('bce', 7), 0.01);
          await trainer.gradient(batch);
          await trainer.evaluate(batch.coordinates);
          await trainer.step(indirect(batch), 0.01);
          await trainer.loss();
          await trainer.read();
          for (let i = 0; i < 3; i++) await trainer.step(batch, 0.01);
        };
        await step();
        const { numTensors } = tf.memory();
        await step();
        expect(tf.memory().numTensors).toBe(numTensors);
        trainer.dispose();
      }, tf);
    }
  });

  test('leaks no tensors if a step is refused', async () => {
    await withTrainer(smallField(undefined, 'linear'), (trainer) =>
      expectNoLeak(async () => {
        await expect(trainer.step(smallBatch('bce'), 0.1)).rejects.toThrow(RangeError);
      }, tf),
    );
  });
});

describe('a trainer refuses', () => {
  beforeAll(() => activateFastestBackend('cpu'));

  const three = Float32Array.of(0, 0, 0);
  test.each<[string, DirectBatch, string]>([
    [
      'half a point',
      { ...smallBatch(), coordinates: three },
      'step: coordinates must be [n, 2], got 3 numbers',
    ],
    [
      'no points',
      { coordinates: new Float32Array(0), targets: new Float32Array(0), loss: 'mse' },
      'step: coordinates must hold at least 1 point, got 0',
    ],
    [
      'targets of another size',
      { ...smallBatch(), targets: three },
      'step: targets must be [9, 2], 18 numbers, got 3',
    ],
    [
      'bce without a sigmoid',
      smallBatch('bce'),
      'step: the loss bce needs the output activation sigmoid, got linear',
    ],
  ])('%s', async (_, batch, message) => {
    await withTrainer(smallField(undefined, 'linear'), async (trainer) => {
      await expect(trainer.step(batch, 0.1)).rejects.toThrow(new RangeError(message));
      await expect(trainer.gradient(batch)).rejects.toThrow(new RangeError(message));
    });
  });

  test('to evaluate half a point', async () => {
    await withTrainer(smallField(), async (trainer) => {
      await expect(trainer.evaluate(three)).rejects.toThrow(
        new RangeError('evaluate: coordinates must be [n, 2], got 3 numbers'),
      );
    });
  });
});

function indirect({ coordinates, targets }: DirectBatch) {
  return {
    coordinates,
    lossAndGradient: (values: Float32Array) => ({
      loss: 0,
      gradient: values.map((value, i) => value - targets[i]!),
    }),
  };
}
