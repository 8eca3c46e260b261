import { adam, type Optimizer, sgd } from '@fourier-features/core';
import { expect } from 'vitest';
import { expectClose } from '../../expectClose.ts';
import { expectLossesToFollow, expectUpdates } from '../expectUpdates.ts';
import { type FieldKind, titled } from '../fieldKind.ts';
import { flat, flatArrays } from '../flat.ts';
import type { Property, PropertyGroup } from '../property.ts';
import { createReference } from '../reference.ts';
import { createReferenceUpdate } from '../referenceUpdate.ts';
import { smallBatch, smallField } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';

const rates = [0.02, 0.01, 0.03, 0.005];

const optimizers: readonly (readonly [name: string, optimizer: Optimizer, tolerance: number])[] = [
  ['Adam', adam({ epsilon: 1e-4 }), 2e-5],
  ['Adam with other constants', adam({ beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }), 1e-5],
  ['Adam without memory of the mean', adam({ beta1: 0, epsilon: 1e-4 }), 2e-5],
  ['gradient descent', sgd(), 2e-6],
  ['gradient descent with momentum', sgd({ momentum: 0.9 }), 2e-6],
];

/** Updates by the formulas of core's `Optimizer`. */
export function updates(kind: FieldKind): PropertyGroup {
  return {
    title: titled('updates', kind),
    needs: kind.needs,
    properties: [
      ...optimizers.map(
        ([name, optimizer, tolerance]): Property => ({
          title: `by ${name} agree with float64, and so do the moments, after each of four steps`,
          check: (subject) =>
            expectUpdates(subject, kind.field({ outputActivation: 'sigmoid' }), optimizer, rates, tolerance),
        }),
      ),
      {
        title: 'by Adam move a parameter by the learning rate first, whatever its gradient',
        check: async ({ engine }) => {
          const field = kind.field();
          const batch = smallBatch(field, 60);
          await withTrainer(engine, field, async (trainer) => {
            const slopes = flat((await trainer.gradient(batch)).gradient);
            await trainer.step(batch, 0.02);
            const after = flat((await trainer.read()).parameters);
            const before = flat(field.parameters);
            slopes.forEach((slope, i) => {
              // ε = 1e-8 matters for gradients near it; behind a closed ReLU the gradient is 0.
              if (slope === 0) expect(after[i]).toBe(before[i]);
              else if (Math.abs(slope) > 1e-4) {
                expectClose(after[i]! - before[i]!, -Math.sign(slope) * 0.02, 5e-6);
              }
            });
          });
        },
      },
      ...([adam({ epsilon: 1e-3 }), sgd({ momentum: 0.5 })] satisfies Optimizer[]).map(
        (optimizer): Property => ({
          title: `by ${optimizer.kind} reach every one of 200,000 parameters`,
          check: async ({ engine }) => {
            const field = smallField(kind.large);
            const batch = smallBatch(field, 20);
            await withTrainer(
              engine,
              field,
              async (trainer) => {
                const { gradient } = await trainer.gradient(batch);
                await trainer.step(batch, 0.1);
                const { parameters } = createReference(field);
                const slopes = gradient.map(({ values }) => Float64Array.from(values));
                createReferenceUpdate(optimizer, field.parameters).update(parameters, slopes, 0.1, 1);
                expectClose(flat((await trainer.read()).parameters), flatArrays(parameters), 1e-6);
              },
              optimizer,
            );
          },
        }),
      ),
      {
        title: 'by Adam follow float64 for 50 steps, within 1e-4 of the loss',
        check: (subject) =>
          expectLossesToFollow(subject, kind.field({ outputActivation: 'sigmoid' }), {
            steps: 50,
            rate: 1e-3,
          }),
      },
      {
        title: 'reduce the loss, which is reported as it was before each step, and as NaN before the first',
        check: async ({ engine }) => {
          const field = kind.field();
          const batch = smallBatch(field, 40);
          await withTrainer(engine, field, async (trainer) => {
            expect(await trainer.loss()).toBeNaN();
            const before = await trainer.gradient(batch);
            expect(await trainer.loss()).toBeNaN();
            await trainer.step(batch, 0.01);
            expect(await trainer.loss()).toBe(before.loss);
            expect((await trainer.gradient(batch)).loss).toBeLessThan(before.loss);
            await trainer.evaluate(batch.coordinates);
            expect(await trainer.loss()).toBe(before.loss);
          });
        },
      },
    ],
  };
}
