import type { DirectBatch, Field, Loss, Parameters } from '@fourier-features/core';
import { expect } from 'vitest';
import { type FieldKind, titled } from '../fieldKind.ts';
import type { Property, PropertyGroup, Subject } from '../property.ts';
import { createReference } from '../reference.ts';
import { type SmallFieldOptions, smallBatch } from '../smallField.ts';
import { valuesOn } from '../valuesOn.ts';
import { withTrainer } from '../withTrainer.ts';

const POINTS = 37;
const bad = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const kinds: readonly (readonly [name: string, options: SmallFieldOptions, loss: Loss])[] = [
  ['mse, linear', { outputActivation: 'linear' }, 'mse'],
  ['mse, tanh, without frequencies', { outputActivation: 'tanh', frequencyCount: 0 }, 'mse'],
  ['bce', { outputActivation: 'sigmoid', includeCoordinates: true }, 'bce'],
];

/** NaN and infinities show in values and loss: a ReLU that turns NaN into 0 would hide that training has failed. */
export function nonFiniteFields(kind: FieldKind): PropertyGroup {
  return {
    title: titled('parameters and coordinates that are not finite', kind),
    needs: ['non-finite', ...kind.needs],
    properties: [
      ...kinds.map(
        ([name, options, loss]): Property => ({
          title: `show among the parameters, in values and loss: ${name}`,
          check: async (subject) => {
            const field = kind.field(options);
            for (let k = 0; k < field.parameters.length; k++) {
              for (const each of bad) {
                const broken = structuredClone(field);
                const { values } = broken.parameters[k]!;
                values[Math.floor(values.length / 2)] = each;
                await expectToShow(subject, broken, smallBatch(field, POINTS, { loss }));
              }
            }
          },
        }),
      ),
      ...kinds.map(
        ([name, options, loss]): Property => ({
          title: `show among the coordinates, in the loss and at their points alone: ${name}`,
          check: async (subject) => {
            const field = kind.field(options);
            for (const each of bad) {
              const batch = smallBatch(field, POINTS, { loss });
              batch.coordinates[2 * 20 + 1] = each;
              await expectToShow(subject, field, batch);
            }
          },
        }),
      ),
    ],
  };
}

/** NaN and infinities from outside show in the loss, and in the weights that they reach. */
export function nonFiniteTargets(kind: FieldKind): PropertyGroup {
  return {
    title: titled('targets and gradients that are not finite', kind),
    needs: kind.needs,
    properties: [
      {
        title: 'show in the loss, and in the weights after a step',
        check: async ({ engine }) => {
          const field = kind.field();
          for (const each of bad) {
            const batch = smallBatch(field, POINTS);
            batch.targets[50] = each;
            await withTrainer(engine, field, async (trainer) => {
              expect(Number.isFinite((await trainer.gradient(batch)).loss)).toBe(false);
              await trainer.step(batch, 0.01);
              expect(Number.isFinite(await trainer.loss())).toBe(false);
              const { parameters } = await trainer.read();
              expect(parameters.at(-1)!.values.every(Number.isFinite)).toBe(false);
              await trainer.step(smallBatch(field, POINTS), 0.01);
              expect(Number.isFinite(await trainer.loss())).toBe(false);
            });
          }
        },
      },
      {
        title: 'for one output stay out of the gradient of the others’ biases',
        check: async ({ engine }) => {
          const field = kind.field();
          const batch = smallBatch(field, POINTS);
          const clean = await withTrainer(engine, field, (trainer) => trainer.gradient(batch));
          batch.targets[3 * 16 + 1] = Number.NaN;
          const { gradient } = await withTrainer(engine, field, (trainer) => trainer.gradient(batch));
          const ofBias = (parameters: Parameters): Float32Array =>
            parameters.find(({ name }) => name === 'dense2.bias')!.values;
          const [expected, found] = [ofBias(clean.gradient), ofBias(gradient)];
          expect([...found]).toEqual([expected[0], Number.NaN, expected[2]]);
        },
      },
      {
        title: 'from lossAndGradient show in the loss and the weights',
        check: async ({ engine }) => {
          const field = kind.field();
          const { coordinates, targets } = smallBatch(field, POINTS);
          const gradient = targets.slice();
          gradient[50] = Number.NaN;
          await withTrainer(engine, field, async (trainer) => {
            const lossAndGradient = () => ({ loss: Number.POSITIVE_INFINITY, gradient });
            await trainer.step({ coordinates, lossAndGradient }, 0.01);
            expect(await trainer.loss()).toBe(Number.POSITIVE_INFINITY);
            const { parameters } = await trainer.read();
            expect(parameters.at(-1)!.values.some(Number.isNaN)).toBe(true);
          });
        },
      },
    ],
  };
}

/** Expects values and loss that are not finite exactly where they are not in float64. */
async function expectToShow({ engine }: Subject, field: Field, batch: DirectBatch): Promise<void> {
  const reference = createReference(field);
  const expected = [...reference.values(batch.coordinates)].map(kindOf);
  const found = await withTrainer(engine, field, async (trainer) => ({
    values: await trainer.evaluate(batch.coordinates),
    loss: (await trainer.gradient(batch)).loss,
  }));
  expect([...found.values].map(kindOf)).toEqual(expected);
  expect([...(await valuesOn(engine, field, batch.coordinates))].map(kindOf)).toEqual(expected);
  expect(Number.isFinite(found.loss), `whether the loss, ${found.loss}, is finite`).toBe(
    Number.isFinite(reference.gradient(batch).loss),
  );
}

function kindOf(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? 'finite' : String(value);
}
