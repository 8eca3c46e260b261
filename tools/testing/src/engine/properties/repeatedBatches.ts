import type { Batch, DirectBatch, Field } from '@fourier-features/core';
import { expect } from 'vitest';
import { type FieldKind, titled } from '../fieldKind.ts';
import { meanSquareBatch } from '../meanSquare.ts';
import type { Property, PropertyGroup, Subject } from '../property.ts';
import { type SmallFieldOptions, smallBatch } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';

const encodings: readonly (readonly [name: string, options: SmallFieldOptions])[] = [
  ['frequencies', {}],
  ['frequencies and coordinates on [−1, 1]', { includeCoordinates: true, inputRange: [-1, 1] }],
  ['identity', { frequencyCount: 0 }],
];

/** The promise that a batch returned twice is unchanged, and nothing beyond it. */
export function repeatedBatches(kind: FieldKind): PropertyGroup {
  const field = kind.field();
  return {
    title: titled('a batch', kind),
    needs: kind.needs,
    properties: [
      ...encodings.map(
        ([name, options]): Property => ({
          title: `that is repeated gives the same bits as new ones with its arrays: ${name}`,
          check: async (subject) => {
            const of = kind.field(options);
            const [first, second] = [smallBatch(of, 80, { seed: 1 }), smallBatch(of, 50, { seed: 2 })];
            const third = meanSquareBatch(first, of.network.outputDim);
            const order = [first, first, first, second, first, third, first, second, second, third, first];
            const copies = order.map((batch): Batch => ({ ...batch }));
            expect(await trained(subject, order, of)).toEqual(await trained(subject, copies, of));
          },
        }),
      ),
      {
        title: 'is read again after other points were evaluated',
        check: async ({ engine }) => {
          const [batch, other] = [smallBatch(field, 300, { seed: 1 }), smallBatch(field, 100, { seed: 2 })];
          await withTrainer(engine, field, async (trainer) => {
            const losses: number[] = [];
            for (const each of [batch, other, batch, batch]) {
              await trainer.step(each, 0);
              losses.push(await trainer.loss());
            }
            await trainer.evaluate(other.coordinates);
            await trainer.step(batch, 0);
            losses.push(await trainer.loss());
            await trainer.gradient(other);
            await trainer.step(batch, 0);
            losses.push(await trainer.loss());
            expect(losses).toEqual([losses[0], losses[1], losses[0], losses[0], losses[0], losses[0]]);
            expect(losses[1]).not.toBe(losses[0]);
          });
        },
      },
      {
        title: 'that is another object is read again, even if it holds the same arrays',
        check: async (subject) => {
          const { engine } = subject;
          const [kept, changed] = [smallBatch(field, 60, { seed: 1 }), smallBatch(field, 60, { seed: 2 })];
          const reused: DirectBatch = structuredClone(kept);
          const found = await withTrainer(engine, field, async (trainer) => {
            await trainer.step(reused, 0.01);
            await trainer.step(reused, 0.01);
            const values = await trainer.evaluate(reused.coordinates);
            reused.coordinates.set(changed.coordinates);
            reused.targets.set(changed.targets);
            expect(await trainer.evaluate(reused.coordinates)).not.toEqual(values);
            await trainer.step({ ...reused }, 0.01);
            return trainer.read();
          });
          expect(found).toEqual(await trained(subject, [kept, kept, changed], field));
        },
      },
      {
        title: 'may hold parts of larger arrays',
        check: async (subject) => {
          const batch = smallBatch(field, 40);
          const part = (array: Float32Array): Float32Array => {
            const larger = new Float32Array(array.length + 12).fill(Number.NaN);
            larger.set(array, 5);
            return larger.subarray(5, 5 + array.length);
          };
          const parts: DirectBatch = {
            ...batch,
            coordinates: part(batch.coordinates),
            targets: part(batch.targets),
          };
          expect(await trained(subject, [parts, parts], field)).toEqual(
            await trained(subject, [batch, batch], field),
          );
          const evaluated = (coordinates: Float32Array): Promise<Float32Array> =>
            withTrainer(subject.engine, field, (trainer) => trainer.evaluate(coordinates));
          expect(await evaluated(parts.coordinates)).toEqual(await evaluated(batch.coordinates));
        },
      },
    ],
  };
}

function trained({ engine }: Subject, batches: readonly Batch[], of: Field): Promise<unknown> {
  return withTrainer(engine, of, async (trainer) => {
    for (const batch of batches) await trainer.step(batch, 0.01);
    return trainer.read();
  });
}
