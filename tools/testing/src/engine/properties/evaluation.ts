import { evaluateField, seededRandom, withEvaluator } from '@fourier-features/core';
import { expect } from 'vitest';
import { expectClose } from '../../expectClose.ts';
import { type FieldKind, titled } from '../fieldKind.ts';
import type { Property, PropertyGroup } from '../property.ts';
import { createReference } from '../reference.ts';
import { type SmallFieldOptions, smallBatch } from '../smallField.ts';
import { withTrainer } from '../withTrainer.ts';

const fields: readonly SmallFieldOptions[] = [
  { frequencyCount: 0, depth: 1, width: 1, outputDim: 1, outputActivation: 'linear' },
  { frequencyCount: 7, depth: 3, width: 20, outputDim: 3 },
  { frequencyCount: 20, depth: 5, width: 33, outputDim: 17, includeCoordinates: true },
];

/** Evaluation at any number of points, by evaluators and trainers. */
export function evaluation(kind: FieldKind): PropertyGroup {
  return {
    title: titled('evaluation', kind),
    needs: kind.needs,
    properties: [
      ...fields.map(
        (options, i): Property => ({
          title: `by an evaluator gives the bits of trainer.evaluate, few points after many too (field ${i})`,
          check: async ({ engine, tolerances }) => {
            const field = kind.field(options);
            const reference = createReference(field);
            await withTrainer(engine, field, (trainer) =>
              withEvaluator(field, { engine }, async (evaluate) => {
                for (const count of [1, 17, 2049, 5]) {
                  const { coordinates } = smallBatch(field, count, { seed: count });
                  const values = await evaluate(coordinates);
                  expect(values).toEqual(await trainer.evaluate(coordinates));
                  expectClose(values, reference.values(coordinates), tolerances.values);
                }
              }),
            );
          },
        }),
      ),
      {
        title: 'at 1 to 70 points has every value',
        check: async ({ engine, tolerances }) => {
          const field = kind.field({ width: 9, outputDim: 2 });
          const { coordinates } = smallBatch(field, 70);
          const expected = createReference(field).values(coordinates);
          await withEvaluator(field, { engine }, async (evaluate) => {
            for (let count = 70; count > 0; count--) {
              const values = await evaluate(coordinates.subarray(0, 2 * count));
              expectClose(values, expected.subarray(0, 2 * count), tolerances.values);
            }
          });
        },
      },
      {
        title: 'at 70,001 points has every value in its place',
        check: async ({ engine, tolerances }) => {
          const field = kind.field({ inputDim: 1, frequencyCount: 2, width: 6, depth: 2, outputDim: 2 });
          const coordinates = seededRandom(9).uniforms(70_001);
          const values = await evaluateField(field, coordinates, { engine });
          expectClose(values, createReference(field).values(coordinates), tolerances.values);
        },
      },
      {
        title: 'at no points gives no values',
        check: async ({ engine }) => {
          const field = kind.field();
          expect(await evaluateField(field, new Float32Array(0), { engine })).toEqual(new Float32Array(0));
          await withTrainer(engine, field, async (trainer) =>
            expect(await trainer.evaluate(new Float32Array(0))).toEqual(new Float32Array(0)),
          );
        },
      },
      {
        title: 'is of a copy of the field',
        check: async ({ engine }) => {
          const field = kind.field();
          const { coordinates } = smallBatch(field, 10);
          await withEvaluator(field, { engine }, async (evaluate) => {
            const before = await evaluate(coordinates);
            field.parameters[1]!.values.fill(100);
            if (field.encoding.kind === 'fourier') {
              field.encoding.frequencies.fill(0);
              field.encoding.amplitudes.fill(0);
            }
            expect(await evaluate(coordinates)).toEqual(before);
          });
        },
      },
      {
        title: 'uses B and a from the parameters of a field whose encoding is trainable',
        check: async ({ engine, tolerances }) => {
          const field = kind.field({ trainable: true });
          const random = seededRandom(3);
          const parameters = field.parameters.map((parameter) =>
            parameter.name.startsWith('encoding')
              ? { ...parameter, values: parameter.values.map((value) => value + random.normals(1)[0]!) }
              : parameter,
          );
          const trained = { ...field, parameters };
          const { coordinates } = smallBatch(field, 200);
          const values = await evaluateField(trained, coordinates, { engine });
          expectClose(values, createReference(trained).values(coordinates), tolerances.values);
          const before = createReference(field).values(coordinates);
          expect(Math.max(...values.map((value, i) => Math.abs(value - before[i]!)))).toBeGreaterThan(0.01);
        },
      },
      {
        title: 'follows the steps of its trainer',
        check: async ({ engine, tolerances }) => {
          const field = kind.field();
          const batch = smallBatch(field, 30);
          await withTrainer(engine, field, async (trainer) => {
            for (let step = 0; step < 3; step++) {
              await trainer.step(batch, 0.01);
              const { parameters } = await trainer.read();
              const expected = createReference({ ...field, parameters }).values(batch.coordinates);
              expectClose(await trainer.evaluate(batch.coordinates), expected, tolerances.values);
            }
          });
        },
      },
    ],
  };
}
