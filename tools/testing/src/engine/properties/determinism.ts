import { type DirectBatch, type Engine, evaluateField, type Field, sgd } from '@fourier-features/core';
import { expect } from 'vitest';
import { type FieldKind, titled } from '../fieldKind.ts';
import { meanSquareBatch } from '../meanSquare.ts';
import type { PropertyGroup } from '../property.ts';
import { smallBatch } from '../smallField.ts';
import { valuesOn } from '../valuesOn.ts';
import { withTrainer } from '../withTrainer.ts';

/** The same calls give the same bits, whatever else the engine does. */
export function determinism(kind: FieldKind): PropertyGroup {
  const field = kind.field({ width: 50 });
  const other = kind.field({ width: 7, frequencyCount: 0, depth: 2, outputDim: 1, seed: 2 });
  return {
    title: titled('the same calls give the same bits', kind),
    needs: kind.needs,
    properties: [
      {
        title: 'in a second run',
        check: async ({ engine }) => {
          expect(await trained(engine, field)).toEqual(await trained(engine, field));
        },
      },
      {
        title:
          'after other fields were trained and disposed of, one of them with weights that are not numbers',
        check: async ({ engine }) => {
          const before = await trained(engine, field);
          const broken = structuredClone(other);
          for (const { values } of broken.parameters) values.fill(Number.NaN);
          for (const each of [kind.field({ width: 90 }), other, broken]) {
            await trained(engine, each);
            await valuesOn(engine, each, smallBatch(each, 100).coordinates);
          }
          expect(await trained(engine, field)).toEqual(before);
        },
      },
      {
        title: 'while other trainers and evaluators of the engine work, and calls of different ones overlap',
        check: async ({ engine }) => {
          const alone = [await trained(engine, field), await trained(engine, other)];
          const { coordinates } = smallBatch(field, 3000, { seed: 7 });
          const values = await evaluateField(field, coordinates, { engine });
          const evaluated = async (): Promise<Float32Array[]> => [
            await evaluateField(field, coordinates, { engine }),
            await evaluateField(field, coordinates, { engine }),
          ];
          const together = await Promise.all([
            trained(engine, field),
            trained(engine, other),
            evaluated(),
            trained(engine, other),
            trained(engine, field),
          ]);
          expect(together).toEqual([alone[0], alone[1], [values, values], alone[1], alone[0]]);
        },
      },
      {
        title: 'while the loss of another trainer’s batch is awaited',
        check: async ({ engine }) => {
          const alone = await trained(engine, field);
          const direct = smallBatch(other, 2000);
          const { coordinates, lossAndGradient } = meanSquareBatch(direct, other.network.outputDim);
          await withTrainer(engine, other, async (trainer) => {
            const expected = await trainer.gradient({ coordinates, lossAndGradient });
            const meanwhile: unknown[] = [];
            const found = await trainer.gradient({
              coordinates,
              lossAndGradient: async (values, from) => {
                const copy = values.slice();
                meanwhile.push(await trained(engine, field));
                expect(values).toEqual(copy);
                return lossAndGradient(values, from);
              },
            });
            expect(meanwhile).toEqual([alone]);
            expect(found).toEqual(expected);
          });
        },
      },
      {
        title: 'after another trainer or evaluator of the engine was disposed of',
        check: async ({ engine }) => {
          const alone = await trained(engine, field);
          const evaluator = await engine.createEvaluator(other);
          const trainer = await engine.createTrainer(other, sgd());
          const found = await trained(engine, field, (step) => {
            if (step === 2) evaluator.dispose();
            if (step === 4) trainer.dispose();
          });
          expect(found).toEqual(alone);
        },
      },
    ],
  };
}

/** Trains on batches of several sizes and returns everything that can be read. */
async function trained(
  engine: Engine,
  of: Field,
  beforeStep: (step: number) => void = () => {},
): Promise<unknown> {
  return withTrainer(engine, of, async (trainer) => {
    const losses: number[] = [];
    for (const [step, count] of [700, 31, 1500, 700, 1, 96].entries()) {
      beforeStep(step);
      const batch: DirectBatch = smallBatch(of, count, { seed: step });
      await trainer.step(batch, 0.01);
      losses.push(await trainer.loss());
    }
    const batch = smallBatch(of, 600);
    const { loss, gradient } = await trainer.gradient(batch);
    return {
      losses,
      loss,
      gradient,
      ...(await trainer.read()),
      values: await trainer.evaluate(batch.coordinates),
    };
  });
}
