import { adam, evaluateField, type Optimizer, sgd } from '@fourier-features/core';
import { expect } from 'vitest';
import { expectClose } from '../../expectClose.ts';
import { expectAgreement } from '../expectAgreement.ts';
import { expectGradients } from '../expectGradients.ts';
import { expectLossesToFollow, expectUpdates } from '../expectUpdates.ts';
import type { Property, PropertyGroup } from '../property.ts';
import { createReference } from '../reference.ts';
import { type SmallFieldOptions, smallBatch, smallField } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';
import { expectFiniteDifferences } from './gradients.ts';

/** Fields whose B and a are trained: amplitudes of 0 and below, coordinates, a range, one layer, many frequencies. */
const fields: readonly (readonly [name: string, options: SmallFieldOptions])[] = [
  ['two inputs', {}],
  ['amplitudes of 0 and below', { frequencyCount: 4, amplitudes: [0, -1.5, 0, 0.5] }],
  [
    'coordinates on [−1, 1]',
    { inputDim: 3, frequencyCount: 5, includeCoordinates: true, inputRange: [-1, 1] },
  ],
  ['one linear layer', { inputDim: 1, depth: 1, outputActivation: 'linear' }],
  [
    'four inputs on [0, 3], tanh',
    { inputDim: 4, frequencyCount: 17, inputRange: [0, 3], outputActivation: 'tanh' },
  ],
  ['one frequency', { inputDim: 2, frequencyCount: 1, depth: 2, width: 40, outputDim: 18 }],
  ['130 frequencies', { frequencyCount: 130, width: 33, depth: 2 }],
];
const trained = fields.map(([name, options]) => [name, smallField({ ...options, trainable: true })] as const);
const small = smallField({
  inputDim: 2,
  frequencyCount: 3,
  amplitudes: [0.7, 0, -1.2],
  includeCoordinates: true,
  inputRange: [-1, 1],
  width: 5,
  outputDim: 2,
  trainable: true,
});

const optimizers: readonly (readonly [Optimizer, tolerance: number])[] = [
  [adam({ epsilon: 1e-4 }), 2e-5],
  [sgd({ momentum: 0.9 }), 5e-6],
];

/** Training B and a with the network. */
export const trainableEncodings: PropertyGroup = {
  title: 'trainable encodings',
  properties: [
    ...trained.map(
      ([name, field]): Property => ({
        title: `have the gradient of B, a and the network of float64: ${name}`,
        check: async (subject) => {
          for (const count of [1, 77, 1100]) await expectAgreement(subject, field, smallBatch(field, count));
        },
      }),
    ),
    {
      title: 'have their gradient under the names and shapes of B and a',
      check: async ({ engine }) => {
        const { gradient } = await withTrainer(engine, small, (trainer) =>
          trainer.gradient(smallBatch(small, 9)),
        );
        expect(gradient.slice(-2).map(({ name, shape }) => ({ name, shape }))).toEqual([
          { name: 'encoding.frequencies', shape: [3, 2] },
          { name: 'encoding.amplitudes', shape: [3] },
        ]);
      },
    },
    {
      title: 'have the gradient of finite differences in float64',
      check: (subject) => expectFiniteDifferences(subject, small, smallBatch(small, 20)),
    },
    {
      title: 'have the gradient of finite differences through one layer and bce',
      check: async (subject) => {
        const field = smallField({ frequencyCount: 3, depth: 1, outputDim: 2, trainable: true });
        await expectFiniteDifferences(subject, field, smallBatch(field, 20, { loss: 'bce' }));
      },
    },
    ...optimizers.map(
      ([optimizer, tolerance]): Property => ({
        title: `are updated by ${optimizer.kind} as in float64, and so are the moments`,
        check: (subject) => expectUpdates(subject, small, optimizer, [0.02, 0.01, 0.03, 0.005], tolerance),
      }),
    ),
    {
      title: 'follow float64 for 20 Adam steps, within 1e-4 of the loss',
      check: async (subject) => {
        for (const [, field] of trained)
          await expectLossesToFollow(subject, field, { steps: 20, rate: 1e-3 });
      },
    },
    {
      title: 'pass the gradient of an indirect batch on to B and a',
      check: async ({ engine, tolerances }) => {
        const { coordinates, targets } = smallBatch(small, 90);
        const { gradient } = await withTrainer(engine, small, (trainer) =>
          trainer.gradient({ coordinates, lossAndGradient: () => ({ loss: 1, gradient: targets }) }),
        );
        expectGradients(gradient, createReference(small).pullBack(coordinates, targets), tolerances.gradient);
      },
    },
    {
      title: 'use the trained B and a in every later call, a repeated batch included, and in evaluators',
      check: async ({ engine, tolerances }) => {
        const batch = smallBatch(small, 50);
        await withTrainer(engine, small, async (trainer) => {
          for (let step = 0; step < 5; step++) await trainer.step(batch, 0.05);
          const { gradient } = await trainer.gradient(batch);
          const { parameters } = await trainer.read();
          const now = { ...small, parameters };
          expectGradients(gradient, createReference(now).gradient(batch).gradient, tolerances.gradient);
          const values = await trainer.evaluate(batch.coordinates);
          expect(await evaluateField(now, batch.coordinates, { engine })).toEqual(values);
          expectClose(values, createReference(now).values(batch.coordinates), tolerances.values);
          const before = await evaluateField(small, batch.coordinates, { engine });
          expect(Math.max(...values.map((value, i) => Math.abs(value - before[i]!)))).toBeGreaterThan(0.01);
        });
      },
    },
    {
      title: 'continue from read() to the same bits',
      check: async ({ engine }) => {
        const batch = smallBatch(small, 50);
        await withTrainer(engine, small, async (trainer) => {
          for (let step = 0; step < 3; step++) await trainer.step(batch, 0.01);
          const { parameters, optimizerState } = await trainer.read();
          const resumed = await engine.createTrainer({ ...small, parameters }, adam(), optimizerState);
          for (const each of [trainer, resumed]) await each.step(batch, 0.01);
          expect(await resumed.read()).toEqual(await trainer.read());
          resumed.dispose();
        });
      },
    },
  ],
};
