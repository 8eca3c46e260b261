import { type Batch, evaluateField, type LossAndGradient } from '@fourier-features/core';
import { expect } from 'vitest';
import type { Property, PropertyGroup } from '../property.ts';
import { smallField } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';

/** d = 2, c = 3, and no sigmoid. */
const field = smallField({ outputActivation: 'linear' });
const coordinates = new Float32Array(20);
const targets = new Float32Array(30);
const lossAndGradient = (): LossAndGradient => ({ loss: 0, gradient: new Float32Array(30) });

const wrongBatches: readonly (readonly [name: string, batch: Batch, message: string])[] = [
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
    'too few targets',
    { coordinates, targets: new Float32Array(29), loss: 'mse' },
    'step: targets must be [10, 3], 30 numbers, got 29',
  ],
  [
    'too many targets',
    { coordinates, targets: new Float32Array(33), loss: 'mse' },
    'step: targets must be [10, 3], 30 numbers, got 33',
  ],
  [
    'cross-entropy without a sigmoid',
    { coordinates, targets, loss: 'bce' },
    'step: the loss bce needs the output activation sigmoid, got linear',
  ],
  ...[4, 0, -5, 2.5, Number.NaN].map(
    (groupSize) =>
      [
        `groups of ${groupSize}`,
        { coordinates, lossAndGradient, groupSize },
        `step: groupSize must divide the number of points, 10, got ${groupSize}`,
      ] as const,
  ),
  ...[3, 33].map(
    (length) =>
      [
        `a gradient of ${length} numbers`,
        { coordinates, lossAndGradient: () => ({ loss: 0, gradient: new Float32Array(length) }) },
        `step: the gradient from lossAndGradient must be [n, c], 30 numbers, got ${length}`,
      ] as const,
  ),
];

/** Arguments that do not fit. */
export const refusals: PropertyGroup = {
  title: 'refusals',
  properties: [
    ...wrongBatches.map(
      ([name, batch, message]): Property => ({
        title: `of ${name} keep the parameters`,
        check: ({ engine }) =>
          withTrainer(engine, field, async (trainer) => {
            await expect(trainer.step(batch, 0.1)).rejects.toThrow(new RangeError(message));
            await expect(trainer.gradient(batch)).rejects.toThrow(new RangeError(message));
            const { parameters, optimizerState } = await trainer.read();
            expect(parameters).toEqual(field.parameters);
            expect(optimizerState.updates).toBe(0);
            expect(await trainer.loss()).toBeNaN();
          }),
      }),
    ),
    {
      title: 'of half a point by evaluate',
      check: async ({ engine }) => {
        const error = new RangeError('evaluate: coordinates must be [n, 2], got 7 numbers');
        await expect(evaluateField(field, new Float32Array(7), { engine })).rejects.toThrow(error);
        await withTrainer(engine, field, (trainer) =>
          expect(trainer.evaluate(new Float32Array(7))).rejects.toThrow(error),
        );
      },
    },
  ],
};
