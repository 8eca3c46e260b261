import {
  type Field,
  type IndirectBatch,
  type LossAndGradient,
  type OutputActivation,
  sgd,
} from '@fourier-features/core';
import { expect } from 'vitest';
import { expectClose } from '../../expectClose.ts';
import { expectGradients } from '../expectGradients.ts';
import { type FieldKind, titled } from '../fieldKind.ts';
import { flat } from '../flat.ts';
import { meanSquareBatch } from '../meanSquare.ts';
import type { Property, PropertyGroup, Subject } from '../property.ts';
import { createReference } from '../reference.ts';
import { smallBatch } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';

/** Numbers of points and of points per group. */
interface Sizes {
  readonly counts: readonly number[];
  readonly groupSizes: readonly number[];
}

const manySizes: Sizes = { counts: [1, 17, 1000, 20_000], groupSizes: [1, 7, 128, 2304, 18_432] };

/** Points that engines keep between two passes, points that they compute twice, and groups that pass in several runs. */
const fewSizes: Sizes = { counts: [1000, 7000], groupSizes: [7] };

/** Batches whose loss is computed outside the engine. */
export function indirectBatches(kind: FieldKind): PropertyGroup {
  const field = kind.field({ outputActivation: 'sigmoid' });
  const tiny = kind.field({ frequencyCount: 2, width: 6, depth: 2 });
  const { outputDim } = field.network;
  const { counts, groupSizes } = kind.name === 'Fourier features' ? manySizes : fewSizes;
  return {
    title: titled('indirect batches', kind),
    needs: kind.needs,
    properties: [
      ...counts.map(
        (count): Property => ({
          title: `of ${count} points have the gradient of the direct batch with the same loss`,
          check: (subject) => expectDirectGradient(subject, count > 2000 ? tiny : field, count),
        }),
      ),
      ...(['linear', 'tanh'] satisfies OutputActivation[]).map(
        (outputActivation): Property => ({
          title: `have the gradient of the direct batch through ${outputActivation}`,
          check: (subject) => expectDirectGradient(subject, kind.field({ outputActivation }), 60),
        }),
      ),
      ...groupSizes.map(
        (groupSize): Property => ({
          title: `in groups of ${groupSize} are scored in runs of whole groups, in order, with the gradient of the direct batch`,
          check: (subject) => expectDirectGradient(subject, tiny, groupSize === 7 ? 8001 : 18_432, groupSize),
        }),
      ),
      {
        title: 'without groups are scored once, on the values that evaluate returns',
        check: async ({ engine }) => {
          const batch = smallBatch(field, 5000);
          await withTrainer(engine, field, async (trainer) => {
            const calls: [Float32Array, number][] = [];
            const { lossAndGradient } = meanSquareBatch(batch, outputDim);
            const watched: IndirectBatch['lossAndGradient'] = (values, from) => {
              calls.push([values.slice(), from]);
              return lossAndGradient(values, from);
            };
            await trainer.gradient({ coordinates: batch.coordinates, lossAndGradient: watched });
            expect(calls).toEqual([[await trainer.evaluate(batch.coordinates), 0]]);
          });
        },
      },
      {
        title: 'wait for a loss that resolves later',
        check: async ({ engine }) => {
          const batch = meanSquareBatch(smallBatch(field, 50), outputDim);
          const later: IndirectBatch = {
            ...batch,
            lossAndGradient: async (values, from) => {
              await new Promise((resolve) => setTimeout(resolve, 1));
              return batch.lossAndGradient(values, from);
            },
          };
          const trained = (each: IndirectBatch): Promise<unknown> =>
            withTrainer(engine, field, async (trainer) => {
              for (let step = 0; step < 3; step++) await trainer.step(each, 0.01);
              return { ...(await trainer.read()), loss: await trainer.loss() };
            });
          expect(await trained(later)).toEqual(await trained(batch));
        },
      },
      {
        title: 'train as the direct batch does',
        check: async ({ engine }) => {
          const direct = smallBatch(field, 50);
          const trained = (batch: Parameters<typeof meanSquareBatch>[0] | IndirectBatch): Promise<number[]> =>
            withTrainer(
              engine,
              field,
              async (trainer) => {
                for (let step = 0; step < 5; step++) await trainer.step(batch, 0.5);
                return flat((await trainer.read()).parameters);
              },
              sgd({ momentum: 0.5 }),
            );
          expectClose(await trained(meanSquareBatch(direct, outputDim)), await trained(direct), 4e-6);
        },
      },
      {
        title: 'have their loss taken as it is, and any gradient passed back as in float64',
        check: async ({ engine, tolerances }) => {
          const { coordinates } = smallBatch(field, 40);
          const gradient = smallBatch(field, 40, { seed: 8 }).targets;
          const found = await withTrainer(engine, field, (trainer) =>
            trainer.gradient({ coordinates, lossAndGradient: () => ({ loss: 7, gradient }) }),
          );
          expect(found.loss).toBe(7);
          const expected = createReference(field).pullBack(coordinates, gradient);
          expectGradients(found.gradient, expected, tolerances.gradient);
        },
      },
      {
        title: 'are refused if their gradient has another size, in later steps too',
        check: async ({ engine }) => {
          const { coordinates } = smallBatch(field, 5);
          const lossAndGradient = (): LossAndGradient => ({ loss: 0, gradient: new Float32Array(3) });
          await withTrainer(engine, field, async (trainer) => {
            for (let call = 0; call < 2; call++) {
              await expect(trainer.step({ coordinates, lossAndGradient }, 0.1)).rejects.toThrow(
                new RangeError('step: the gradient from lossAndGradient must be [n, c], 15 numbers, got 3'),
              );
            }
          });
        },
      },
      {
        title: 'pass on what their loss throws, and leave the trainer as it was',
        check: async ({ engine }) => {
          const direct = smallBatch(field, 30);
          const failing: IndirectBatch = {
            coordinates: direct.coordinates,
            lossAndGradient: () => Promise.reject(new Error('no measurement')),
          };
          const throwing: IndirectBatch = {
            ...failing,
            lossAndGradient: () => {
              throw new Error('no measurement');
            },
          };
          const trained = (between: readonly IndirectBatch[]): Promise<unknown> =>
            withTrainer(engine, field, async (trainer) => {
              await trainer.step(direct, 0.1);
              for (const each of between) {
                await expect(trainer.step(each, 0.1)).rejects.toThrow(new Error('no measurement'));
                await expect(trainer.gradient(each)).rejects.toThrow(new Error('no measurement'));
              }
              const loss = await trainer.loss();
              await trainer.step(direct, 0.1);
              return { ...(await trainer.read()), loss };
            });
          expect(await trained([failing, throwing])).toEqual(await trained([]));
        },
      },
    ],
  };
}

/** Expects the loss and gradient of mse, computed in runs, to equal those of the direct batch. */
async function expectDirectGradient(
  { engine }: Subject,
  of: Field,
  count: number,
  groupSize?: number,
): Promise<void> {
  const { outputDim } = of.network;
  const direct = smallBatch(of, count);
  const { lossAndGradient } = meanSquareBatch(direct, outputDim);
  const starts: number[] = [];
  let end = 0;
  const indirect: IndirectBatch = {
    coordinates: direct.coordinates,
    ...(groupSize === undefined ? {} : { groupSize }),
    lossAndGradient: (values, from) => {
      expect(from, 'first point of a run').toBe(end);
      end += values.length / outputDim;
      starts.push(end);
      return lossAndGradient(values, from);
    },
  };
  await withTrainer(engine, of, async (trainer) => {
    const expected = await trainer.gradient(direct);
    const found = await trainer.gradient(indirect);
    expectClose(found.loss, expected.loss, 2e-6);
    expectClose(flat(found.gradient), flat(expected.gradient), 2e-6);
  });
  expect(end, 'points scored').toBe(count);
  expect(starts.filter((each) => each % (groupSize ?? count) !== 0)).toEqual([]);
}
