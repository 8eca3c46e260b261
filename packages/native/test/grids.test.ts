import {
  adam,
  encodeGrid,
  type Field,
  type GridEncoding,
  gridEncoding,
  gridEntries,
  gridStencil,
  hashGridEncoding,
  type IndirectBatch,
  initialField,
  type Optimizer,
  seededRandom,
  sgd,
  type Trainer,
} from '@fourier-features/core';
import { type NativeEngine, nativeEngine } from '@fourier-features/native';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { available } from './available.ts';

const random = seededRandom(8);

/** Encodings of every dimension, interpolation and way to find an entry, and entries that do and do not divide a cache line. */
const encodings: readonly GridEncoding[] = [1, 2, 3, 4].flatMap((inputDim) => [
  hashGridEncoding({ inputDim, levels: 5, coarsestCells: 3, finestCells: 40, tableSize: 64 }),
  gridEncoding({
    inputDim,
    levels: 2,
    coarsestCells: 2,
    finestCells: 5,
    featuresPerLevel: 3,
    inputRange: [-1, 1],
  }),
  gridEncoding({ inputDim, coarsestCells: 4, featuresPerLevel: 7, interpolation: 'cubic' }),
  hashGridEncoding({
    inputDim,
    levels: 3,
    coarsestCells: 1,
    finestCells: 30,
    tableSize: 32,
    featuresPerLevel: 1,
    interpolation: 'cubic',
    inputRange: [0.25, 0.5],
  }),
]);
const named = encodings.map((encoding) => {
  const { name, inputDim, interpolation, featuresPerLevel } = encoding;
  return [
    `${name} of ${inputDim} dimensions, ${interpolation}, ${featuresPerLevel} features`,
    encoding,
  ] as const;
});

/** A field whose values are the features. */
function featureField(encoding: GridEncoding): Field {
  const field = initialField({
    encoding,
    outputDim: encoding.outputDim,
    depth: 0,
    outputActivation: 'linear',
  });
  for (const { values } of field.parameters) values.set(random.normals(values.length));
  return field;
}

/** Returns points of the domain, some on its border and on vertices, and some beyond it. */
function pointsIn(inputDim: number, count: number): Float32Array {
  return random
    .uniforms(count * inputDim)
    .map((value, i) => (i % 5 === 0 ? Math.round(value * 4) / 4 : 1.2 * value - 0.1));
}

/** Returns ∂/∂tables of the mean square of the features minus targets, in float64. */
function tableGradient(
  encoding: GridEncoding,
  coordinates: Float32Array,
  errors: ArrayLike<number>,
): Float64Array {
  const { inputDim, outputDim, featuresPerLevel } = encoding;
  const gradient = new Float64Array(gridEntries(encoding) * featuresPerLevel);
  for (let point = 0; point < coordinates.length / inputDim; point++) {
    const v = Array.from(coordinates.subarray(point * inputDim, (point + 1) * inputDim));
    encoding.levels.forEach((level, l) => {
      const { entries, weights } = gridStencil(encoding, level, v);
      entries.forEach((entry, corner) => {
        for (let f = 0; f < featuresPerLevel; f++)
          gradient[entry * featuresPerLevel + f]! +=
            (2 * weights[corner]! * errors[point * outputDim + l * featuresPerLevel + f]!) / errors.length;
      });
    });
  }
  return gradient;
}

/** Makes a step that is aborted once the gradient of its first points is in the tables. */
function abortedStep(trainer: Trainer, coordinates: Float32Array): Promise<void> {
  const controller = new AbortController();
  const batch: IndirectBatch = {
    coordinates,
    groupSize: 100,
    lossAndGradient: (values, from) => {
      if (from > 0) controller.abort();
      return { loss: 0, gradient: values.map(() => 1) };
    },
  };
  return trainer.step(batch, 0.01, controller.signal);
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

describe.skipIf(!available)('grids on the native engine', () => {
  let engine: NativeEngine;
  beforeAll(async () => {
    engine = await nativeEngine({ threads: 3 });
  });
  afterAll(() => engine.dispose());

  test.each(named)('have the features of encodeGrid: %s', async (_, encoding) => {
    const field = featureField(encoding);
    const coordinates = pointsIn(encoding.inputDim, 301);
    const evaluator = await engine.createEvaluator(field);
    const values = await evaluator.evaluate(coordinates);
    evaluator.dispose();
    const expected = encodeGrid(encoding, field.parameters[0]!.values, coordinates);
    expect(largestDifference(values, expected)).toBeLessThan(2e-5);
  });

  test('give NaN at a point with a coordinate of NaN alone, and the value of the border beyond it', async () => {
    const field = featureField(hashGridEncoding({ inputDim: 2, levels: 3, tableSize: 64, finestCells: 30 }));
    const evaluator = await engine.createEvaluator(field);
    const far = [0.5, Number.POSITIVE_INFINITY, Number.NaN, 0.5, Number.NEGATIVE_INFINITY, 3e38];
    const values = await evaluator.evaluate(Float32Array.from(far));
    const border = await evaluator.evaluate(Float32Array.of(0.5, 1, 0.5, 0.5, 0, 1));
    evaluator.dispose();
    const { outputDim } = field.network;
    expect(Array.from(values.subarray(outputDim, 2 * outputDim)).every(Number.isNaN)).toBe(true);
    for (const point of [0, 2]) {
      const [from, to] = [point * outputDim, (point + 1) * outputDim];
      expect(values.subarray(from, to)).toEqual(border.subarray(from, to));
    }
  });

  test.each(named)('have the gradient of their definition: %s', async (_, encoding) => {
    const field = featureField(encoding);
    const coordinates = pointsIn(encoding.inputDim, 301);
    const targets = random.normals(301 * encoding.outputDim);
    const trainer = await engine.createTrainer(field, adam());
    const { gradient } = await trainer.gradient({ coordinates, targets, loss: 'mse' });
    const values = encodeGrid(encoding, field.parameters[0]!.values, coordinates);
    const expected = tableGradient(
      encoding,
      coordinates,
      values.map((value, i) => value - targets[i]!),
    );
    trainer.dispose();
    expect(largestDifference(gradient[0]!.values, expected)).toBeLessThan(1e-6);
  });

  const optimizers: readonly (readonly [string, Optimizer])[] = [
    ['Adam', adam({ beta2: 0.99, epsilon: 1e-15 })],
    ['momentum', sgd({ momentum: 0.5 })],
  ];
  test.each(optimizers)('update by %s only the numbers whose gradient is not 0', async (_, optimizer) => {
    const encoding = gridEncoding({ inputDim: 2, coarsestCells: 20, featuresPerLevel: 3 });
    const field = featureField(encoding);
    const trainer = await engine.createTrainer(field, optimizer);
    const everywhere = pointsIn(2, 2000);
    const corner = everywhere.map((value) => 0.2 * value);
    const targets = random.normals(2000 * 3);
    await trainer.step({ coordinates: everywhere, targets, loss: 'mse' }, 0.1);
    const before = await trainer.read();
    const batch = { coordinates: corner, targets, loss: 'mse' } as const;
    const { gradient } = await trainer.gradient(batch);
    await trainer.step(batch, 0.1);
    const after = await trainer.read();
    trainer.dispose();
    const changed = (a: Float32Array, b: Float32Array): boolean[] => Array.from(a, (x, i) => x !== b[i]);
    const touched = Array.from(gradient[0]!.values, (slope) => slope !== 0);
    expect(touched.filter(Boolean).length).toBeLessThan(touched.length / 4);
    const { firstMoments, secondMoments } = before.optimizerState;
    expect(changed(before.parameters[0]!.values, after.parameters[0]!.values)).toEqual(touched);
    expect(changed(firstMoments[0]!.values, after.optimizerState.firstMoments[0]!.values)).toEqual(touched);
    if (optimizer.kind === 'sgd') return;
    expect(changed(secondMoments[0]!.values, after.optimizerState.secondMoments[0]!.values)).toEqual(touched);
  });

  test('keep no gradient of a batch before, of a gradient without an update, or of an aborted step', async () => {
    const encoding = hashGridEncoding({ inputDim: 2, levels: 4, tableSize: 256, finestCells: 64 });
    const field = initialField({ encoding, outputDim: 2, depth: 2, width: 16 });
    const drawn = Array.from({ length: 3 }, (_, i) => {
      const count = [70_000, 900, 400][i]!;
      return {
        coordinates: pointsIn(2, count),
        targets: random.uniforms(2 * count),
        loss: 'mse',
      } as const;
    });
    const trained = async (disturb: boolean): Promise<Float32Array[]> => {
      const trainer = await engine.createTrainer(field, adam());
      for (const batch of drawn) {
        if (disturb) {
          await trainer.gradient(drawn[1]!);
          await expect(abortedStep(trainer, drawn[0]!.coordinates)).rejects.toThrow('aborted');
        }
        await trainer.step(batch, 0.01);
      }
      const { parameters, optimizerState } = await trainer.read();
      trainer.dispose();
      return [...parameters, ...optimizerState.firstMoments, ...optimizerState.secondMoments].map(
        ({ values }) => values,
      );
    };
    expect(await trained(true)).toEqual(await trained(false));
  });
});
