import { type DirectBatch, type Field, type Loss, type OutputActivation, sgd } from '@fourier-features/core';
import { expect } from 'vitest';
import { expectClose } from '../../expectClose.ts';
import { expectGradient } from '../../expectGradient.ts';
import { expectAgreement } from '../expectAgreement.ts';
import { type FieldKind, titled } from '../fieldKind.ts';
import { flat } from '../flat.ts';
import type { Property, PropertyGroup, Subject } from '../property.ts';
import { createReference } from '../reference.ts';
import { describeShape, type Shape, shapes } from '../shapes.ts';
import { smallBatch, smallField } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';

const combinations: readonly (readonly [Loss, OutputActivation])[] = [
  ['mse', 'linear'],
  ['mse', 'sigmoid'],
  ['mse', 'tanh'],
  ['bce', 'sigmoid'],
];

/** Values, losses and gradients against float64. */
export function gradients(kind: FieldKind): PropertyGroup {
  return {
    title: titled('values, loss and gradient', kind),
    needs: kind.needs,
    properties: [
      ...shapes[kind.name].map(agreement),
      ...combinations.map(
        ([loss, outputActivation]): Property => ({
          title: `the gradient of ${loss} through ${outputActivation} agrees with finite differences in float64`,
          check: async (subject) => {
            const field = kind.field({ frequencyCount: 3, width: 5, outputDim: 2, outputActivation });
            await expectFiniteDifferences(subject, field, smallBatch(field, 20, { loss }));
          },
        }),
      ),
      {
        title:
          'gradient and evaluate leave the parameters unchanged, and the gradient has their names and shapes',
        check: async ({ engine }) => {
          const field = kind.field();
          await withTrainer(engine, field, async (trainer) => {
            const { gradient } = await trainer.gradient(smallBatch(field, 10));
            await trainer.evaluate(smallBatch(field, 10).coordinates);
            expect((await trainer.read()).parameters).toEqual(field.parameters);
            expect(gradient.map(({ name, shape }) => ({ name, shape }))).toEqual(
              field.parameters.map(({ name, shape }) => ({ name, shape })),
            );
          });
        },
      },
      {
        title: 'the caller’s arrays stay as they were',
        check: async ({ engine }) => {
          const field = kind.field();
          const batch = smallBatch(field, 30);
          const before = structuredClone({ field, batch });
          await withTrainer(engine, field, async (trainer) => {
            await trainer.step(batch, 0.1);
            await trainer.gradient(batch);
            await trainer.evaluate(batch.coordinates);
          });
          expect({ field, batch }).toEqual(before);
        },
      },
    ],
  };
}

/** Fields that are a grid and have other activations than ReLU. */
export const mixedGradients: PropertyGroup = {
  title: 'values, loss and gradient (grids and activations)',
  needs: ['grids', 'activations'],
  properties: shapes['grids and activations'].map(agreement),
};

/** Logits of which functions are at their limits. */
export const limits: PropertyGroup = {
  title: 'large logits',
  properties: [
    {
      title: 'bce is finite at logits of ±200, where the logarithm of a sigmoid is not',
      check: async ({ engine }) => {
        const batch: DirectBatch = {
          coordinates: Float32Array.of(0.5, 0.5),
          targets: Float32Array.of(0, 0.25),
          loss: 'bce',
        };
        const { loss, gradient } = await withTrainer(engine, constantField([200, -200]), (trainer) =>
          trainer.gradient(batch),
        );
        // softplus(200) − 0·200 and softplus(−200) + 0.25·200
        expectClose(loss, (200 + 50) / 2, 1e-4);
        expectClose(gradient[1]!.values, [1 / 2, -0.25 / 2], 1e-6);
      },
    },
    {
      title: 'sigmoid and tanh reach their limits',
      check: async ({ engine }) => {
        const logits = [200, -200, 30, -30];
        const values = (outputActivation: OutputActivation): Promise<Float32Array> =>
          withTrainer(engine, constantField(logits, outputActivation), (trainer) =>
            trainer.evaluate(Float32Array.of(0.5, 0.5)),
          );
        expectClose(await values('sigmoid'), [1, 0, 1, 0], 1e-7);
        expectClose(await values('tanh'), [1, -1, 1, -1], 2e-7);
      },
    },
  ],
};

/** Expects the gradient to agree with central differences of the float64 reference's loss. */
export async function expectFiniteDifferences(
  { engine }: Subject,
  field: Field,
  batch: DirectBatch,
): Promise<void> {
  const { gradient } = await withTrainer(engine, field, (trainer) => trainer.gradient(batch), sgd());
  const reference = createReference(field);
  const of = (point: Float64Array): number => {
    let start = 0;
    for (const array of reference.parameters) {
      array.set(point.subarray(start, start + array.length));
      start += array.length;
    }
    return reference.loss(batch);
  };
  const slopes = flat(gradient);
  const largest = Math.max(...slopes.map(Math.abs));
  expect(largest, 'largest entry of the gradient').toBeGreaterThan(1e-3);
  const tolerance = 2e-6 * Math.max(1, largest);
  expectGradient({ of, at: flat(field.parameters), gradient: slopes, tolerance });
}

function agreement(shape: Shape): Property {
  return {
    title: `agree with float64: ${describeShape(shape)}`,
    check: (subject) => {
      const field = smallField(shape.options);
      return expectAgreement(subject, field, smallBatch(field, shape.count, { loss: shape.loss }));
    },
  };
}

/** Returns a field that has the same logits everywhere. */
function constantField(logits: readonly number[], outputActivation: OutputActivation = 'sigmoid'): Field {
  const field = smallField({ depth: 1, outputDim: logits.length, outputActivation });
  field.parameters[0]!.values.fill(0);
  field.parameters[1]!.values.set(logits);
  return field;
}
