import { adam, type Field, type Optimizer, sgd } from '@fourier-features/core';
import { expect } from 'vitest';
import { type FieldKind, titled } from '../fieldKind.ts';
import { meanSquareBatch } from '../meanSquare.ts';
import type { PropertyGroup, Subject } from '../property.ts';
import { smallBatch } from '../smallField.ts';

/** What trainers and evaluators hold; only for engines that can count it. */
export function disposal(kind: FieldKind): PropertyGroup {
  const fields = [
    kind.field(),
    kind.field({ frequencyCount: 0, depth: 1 }),
    kind.field({ trainable: true, includeCoordinates: true }),
  ];
  return {
    title: titled('dispose', kind),
    needs: ['held', ...kind.needs],
    properties: [
      {
        title: 'frees what trainers and evaluators held, after refused and failed calls too',
        check: async (subject) => {
          const { held } = subject;
          for (const field of fields) {
            for (const optimizer of [adam(), sgd({ momentum: 0.9 })]) {
              await useAll(subject, field, optimizer);
              const before = held();
              for (let call = 0; call < 3; call++) await useAll(subject, field, optimizer);
              expect(held()).toBe(before);
            }
          }
        },
      },
      {
        title: 'has no more to free after ten steps than after two',
        check: async ({ engine, held }) => {
          const [field] = fields;
          const batch = smallBatch(field!, 100);
          const trainer = await engine.createTrainer(field!, adam());
          for (let step = 0; step < 2; step++) await trainer.step(batch, 0.01);
          const before = held();
          for (let step = 0; step < 8; step++) await trainer.step(batch, 0.01);
          expect(held()).toBe(before);
          trainer.dispose();
        },
      },
    ],
  };
}

async function useAll({ engine }: Subject, field: Field, optimizer: Optimizer): Promise<void> {
  const batch = smallBatch(field, 100);
  const indirect = meanSquareBatch(batch, field.network.outputDim);
  const trainer = await engine.createTrainer(field, optimizer);
  const evaluator = await engine.createEvaluator(field);
  for (let step = 0; step < 3; step++) await trainer.step(batch, 0.01);
  await trainer.step(indirect, 0.01);
  await trainer.gradient(batch);
  await trainer.evaluate(batch.coordinates);
  await evaluator.evaluate(batch.coordinates);
  const wrong = { ...batch, targets: new Float32Array(1) };
  await expect(trainer.step(wrong, 0.01)).rejects.toThrow(RangeError);
  const failing = { ...indirect, lossAndGradient: () => Promise.reject(new Error('no measurement')) };
  await expect(trainer.step(failing, 0.01)).rejects.toThrow('no measurement');
  trainer.dispose();
  evaluator.dispose();
}
