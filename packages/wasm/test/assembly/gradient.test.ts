import { adam, type FieldOptions, type Loss, seededRandom } from '@fourier-features/core';
import { expectClose, expectGradient } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { describe, expect, test } from 'vitest';
import { type SmallFieldOptions, samples, smallField } from '../fields.ts';
import { createReference, flat } from '../reference.ts';

const engine = await wasmEngine({ threads: 2 });

/** Draws a small field and batch, most of whose sizes are not multiples of the kernels' 6 and 16. */
function randomCase(seed: number): {
  options: SmallFieldOptions & Pick<FieldOptions, 'depth' | 'width' | 'outputDim'>;
  count: number;
  loss: Loss;
} {
  const random = seededRandom(1000 + seed);
  const pick = (from: number, to: number): number => from + random.integers(1, to - from + 1)[0]!;
  const outputActivation = (['linear', 'sigmoid', 'tanh'] as const)[pick(0, 2)]!;
  return {
    options: {
      seed,
      inputDim: pick(1, 4),
      frequencyCount: pick(0, 3) === 0 ? 0 : pick(1, 20),
      includeCoordinates: pick(0, 1) === 1,
      inputRange: pick(0, 1) === 1 ? ([-1, 1] as const) : ([0, 1] as const),
      outputDim: pick(1, 18),
      depth: pick(1, 5),
      width: pick(1, 40),
      outputActivation,
    },
    count: pick(1, 400),
    loss: outputActivation === 'sigmoid' && pick(0, 1) === 1 ? 'bce' : 'mse',
  };
}

describe('gradient(batch)', () => {
  test.each(Array.from({ length: 30 }, (_, seed) => randomCase(seed)))(
    'agrees with a float64 reference, case %#: $options.inputDim → $options.depth × $options.width → $options.outputDim, $count points, $loss',
    async ({ options, count, loss }) => {
      const field = smallField(options);
      const { coordinates, targets } = samples(count, field);
      const trainer = await engine.createTrainer(field, adam());
      const found = await trainer.gradient({ coordinates, targets, loss });
      const values = await trainer.evaluate(coordinates);
      trainer.dispose();
      const reference = createReference(field);
      const expected = reference.gradient(coordinates, targets, loss);
      expectClose(values, reference.values(coordinates), 1e-5);
      expectClose(found.loss, expected.loss, 1e-5 * expected.loss);
      const largest = Math.max(...expected.gradient.flat().map(Math.abs));
      expectClose(flat(found.gradient), expected.gradient.flat(), 1e-4 * largest);
    },
  );

  test('agrees with finite differences of the reference loss', async () => {
    const field = smallField({ frequencyCount: 3, width: 5, outputDim: 2 });
    const { coordinates, targets } = samples(20, field);
    const trainer = await engine.createTrainer(field, adam());
    const { gradient } = await trainer.gradient({ coordinates, targets, loss: 'mse' });
    trainer.dispose();
    const reference = createReference(field);
    const of = (point: Float64Array): number => {
      let end = 0;
      reference.parameters = reference.parameters.map(({ length }) => {
        end += length;
        return [...point.subarray(end - length, end)];
      });
      return reference.gradient(coordinates, targets, 'mse').loss;
    };
    expectGradient({ of, at: flat(field.parameters), gradient: flat(gradient), tolerance: 1e-6 });
  });

  test('leaves the parameters unchanged and returns their names and shapes', async () => {
    const field = smallField();
    const trainer = await engine.createTrainer(field, adam());
    const { gradient } = await trainer.gradient({ ...samples(10, field), loss: 'mse' });
    const { parameters } = await trainer.read();
    trainer.dispose();
    expect(parameters).toEqual(field.parameters);
    expect(gradient.map(({ name, shape }) => [name, shape])).toEqual(
      field.parameters.map(({ name, shape }) => [name, shape]),
    );
  });
});
