import {
  adam,
  evaluateField,
  type Optimizer,
  type OptimizerState,
  type Parameters,
  sgd,
} from '@fourier-features/core';
import { expect } from 'vitest';
import { expectClose } from '../../expectClose.ts';
import { expectGradients } from '../expectGradients.ts';
import { expectUpdates } from '../expectUpdates.ts';
import type { Property, PropertyGroup } from '../property.ts';
import { createReference } from '../reference.ts';
import { type SmallFieldOptions, smallBatch, smallField } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';
import { expectFiniteDifferences } from './gradients.ts';

const hash = { levels: 3, coarsestCells: 3, finestCells: 15, tableSize: 32 } as const;
const dense = { levels: 2, coarsestCells: 3, finestCells: 7 } as const;

/** Fields whose values are the features of a grid. */
const plain: readonly (readonly [name: string, options: SmallFieldOptions])[] = [1, 2, 3, 4].flatMap(
  (inputDim) =>
    (['linear', 'cubic'] as const).flatMap((interpolation) =>
      Object.entries({ dense, hash }).map(
        ([name, grid]) =>
          [
            `${name}, ${interpolation}, d = ${inputDim}`,
            {
              inputDim,
              grid: { ...grid, interpolation },
              depth: 0,
              outputActivation: 'linear',
              inputRange: inputDim % 2 === 0 ? [0, 1] : [-0.3, 1.1],
            },
          ] as const,
      ),
    ),
);

/** Points on vertices, next to them, at the grid's edge and beyond it. */
const places = [0, 1, 1 / 3, 2 / 3, 0.5, 3 / 7, 0.2, 1 - 2 ** -24, 2 ** -30, -0.5, 1.5, 1e9, -1e9, 0.99999];

const optimizers: readonly Optimizer[] = [adam({ epsilon: 1e-4 }), sgd({ momentum: 0.9 })];

/** Grids and the training of their tables. */
export const tables: PropertyGroup = {
  title: 'grids',
  needs: ['grids'],
  properties: [
    ...plain.map(
      ([name, options]): Property => ({
        title: `have the features of float64 on vertices, at their edge and beyond it: ${name}`,
        check: async ({ engine, tolerances }) => {
          const field = smallField(options);
          const { inputDim } = field.encoding;
          const coordinates = Float32Array.from(
            { length: places.length ** Math.min(2, inputDim) * inputDim },
            (_, i) => {
              const [point, k] = [Math.floor(i / inputDim), i % inputDim];
              return places[(k % 2 === 0 ? point : Math.floor(point / places.length) + k) % places.length]!;
            },
          );
          const values = await evaluateField(field, coordinates, { engine });
          expectClose(values, createReference(field).values(coordinates), tolerances.values);
        },
      }),
    ),
    ...Object.entries({ dense, hash }).map(
      ([name, grid]): Property => ({
        title: `without a layer have the gradient of finite differences in float64: ${name}`,
        check: async (subject) => {
          const field = smallField({ grid, depth: 0 });
          await expectFiniteDifferences(subject, field, smallBatch(field, 20));
        },
      }),
    ),
    {
      title: 'have their gradient under the name and shape of their tables',
      check: async ({ engine }) => {
        const field = smallField({ grid: hash });
        const { gradient } = await withTrainer(engine, field, (trainer) =>
          trainer.gradient(smallBatch(field, 9)),
        );
        const { name, shape } = gradient.at(-1)!;
        // 4² and 7² → 32 and 16² → 32 vertices.
        expect({ name, shape }).toEqual({ name: 'encoding.tables', shape: [16 + 32 + 32, 2] });
      },
    },
    ...optimizers.flatMap((optimizer): Property[] => [
      {
        title: `without a layer are updated by ${optimizer.kind} as in float64, and so are the moments`,
        check: (subject) =>
          expectUpdates(subject, smallField({ grid: hash, depth: 0 }), optimizer, [0.02, 0.01, 0.03], 2e-5),
      },
      {
        title: `are updated by ${optimizer.kind} where their gradient is not 0, and stay as they were elsewhere`,
        check: async ({ engine }) => {
          for (const depth of [0, 2]) {
            const field = smallField({ grid: { ...hash, tableSize: 256 }, depth });
            await withTrainer(
              engine,
              field,
              async (trainer) => {
                let touched = 0;
                for (let step = 0; step < 4; step++) {
                  const batch = smallBatch(field, 6, { seed: step });
                  const { gradient } = await trainer.gradient(batch);
                  const before = await trainer.read();
                  await trainer.step(batch, 0.02);
                  const after = await trainer.read();
                  const slopes = gradient.at(-1)!.values;
                  touched += slopes.filter((slope) => slope !== 0).length;
                  expect(entriesOf(after).map((values) => values.filter((_, i) => slopes[i] === 0))).toEqual(
                    entriesOf(before).map((values) => values.filter((_, i) => slopes[i] === 0)),
                  );
                  const [changed, previous] = [entriesOf(after)[0]!, entriesOf(before)[0]!];
                  slopes.forEach((slope, i) => {
                    // A tiny slope may move an entry by less than its rounding.
                    if (Math.abs(slope) > 1e-3) expect(changed[i]).not.toBe(previous[i]);
                  });
                }
                expect(touched, 'numbers updated').toBeGreaterThan(100);
              },
              optimizer,
            );
          }
        },
      },
    ]),
    {
      title: 'use the trained tables in every later call, a repeated batch included, and in evaluators',
      check: async ({ engine, tolerances }) => {
        const field = smallField({ grid: hash });
        const batch = smallBatch(field, 50);
        await withTrainer(engine, field, async (trainer) => {
          for (let step = 0; step < 5; step++) await trainer.step(batch, 0.05);
          const { gradient } = await trainer.gradient(batch);
          const { parameters } = await trainer.read();
          const now = { ...field, parameters };
          expectGradients(gradient, createReference(now).gradient(batch).gradient, tolerances.gradient);
          const values = await trainer.evaluate(batch.coordinates);
          expect(await evaluateField(now, batch.coordinates, { engine })).toEqual(values);
          expectClose(values, createReference(now).values(batch.coordinates), tolerances.values);
        });
      },
    },
    {
      title: 'are trained by each of two trainers alone, though both began with the same field',
      check: async ({ engine }) => {
        const field = smallField({ grid: hash });
        const batch = smallBatch(field, 30);
        await withTrainer(engine, field, async (first) =>
          withTrainer(engine, field, async (second) => {
            const before = await second.read();
            for (let step = 0; step < 2; step++) await first.step(batch, 0.05);
            expect(await second.read()).toEqual(before);
            for (let step = 0; step < 2; step++) await second.step(batch, 0.05);
            expect(await second.read()).toEqual(await first.read());
          }),
        );
      },
    },
  ],
};

/** Returns the tables and their moments. */
function entriesOf({
  parameters,
  optimizerState,
}: {
  parameters: Parameters;
  optimizerState: OptimizerState;
}): number[][] {
  return [parameters, optimizerState.firstMoments, optimizerState.secondMoments].map((arrays) => [
    ...(arrays.at(-1)?.values ?? []),
  ]);
}
