import {
  type Encoding,
  evaluateField,
  type Field,
  gaussianEncoding,
  initialField,
  seededRandom,
  sgd,
  withEvaluator,
} from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { samples, smallField } from './fields.ts';

const engine = await wasmEngine({ threads: 2 });

/** Returns a field whose B and a have been trained away from the encoding's initial ones. */
function fieldWithTrainedEncoding(): Field {
  const encoding = gaussianEncoding({
    inputDim: 2,
    frequencyCount: 5,
    scale: 2,
    trainable: true,
    random: seededRandom(1),
  });
  const field = initialField({ encoding, outputDim: 3, depth: 3, width: 12, random: seededRandom(2) });
  const random = seededRandom(3);
  const parameters = field.parameters.map((parameter) =>
    parameter.name.startsWith('encoding')
      ? { ...parameter, values: parameter.values.map((value) => value + random.normals(1)[0]!) }
      : parameter,
  );
  return { ...field, parameters };
}

describe('createEvaluator(field)', () => {
  test.each([
    { frequencyCount: 0, depth: 1, width: 1, outputDim: 1 },
    { frequencyCount: 7, depth: 3, width: 20, outputDim: 3 },
    { frequencyCount: 20, depth: 5, width: 33, outputDim: 17, includeCoordinates: true },
  ])('agrees with trainer.evaluate to the bit: %o', async (options) => {
    const field = smallField(options);
    const trainer = await engine.createTrainer(field, sgd());
    const evaluator = await engine.createEvaluator(field);
    // A single point, part of a panel, several tiles of a lane, two rounds, and few points after many.
    for (const count of [1, 17, 12_000, 70_000, 5]) {
      const { coordinates } = samples(count, field, count);
      const values = await evaluator.evaluate(coordinates);
      expect(values.length).toBe(count * field.network.outputDim);
      expect(values).toEqual(await trainer.evaluate(coordinates));
    }
    trainer.dispose();
    evaluator.dispose();
  });

  test('evaluates no points as no values', async () => {
    expect(await evaluateField(smallField(), new Float32Array(0), { engine })).toEqual(new Float32Array(0));
  });

  test('evaluates a copy of the field', async () => {
    const field = smallField();
    const { coordinates } = samples(10, field);
    await withEvaluator(field, { engine }, async (evaluate) => {
      const before = await evaluate(coordinates);
      field.parameters[1]!.values.fill(100);
      field.encoding.frequencies.fill(0);
      expect(await evaluate(coordinates)).toEqual(before);
    });
  });

  test('returns its threads when it is disposed, for the next one', async () => {
    const threads = process.getBuiltinModule('node:worker_threads');
    const started = vi.spyOn(threads, 'Worker');
    const three = await wasmEngine({ threads: 3 });
    for (let call = 0; call < 5; call++)
      await evaluateField(smallField(), new Float32Array(8), { engine: three });
    expect(started.mock.calls.length).toBeLessThanOrEqual(2);
    started.mockRestore();
  });

  test('gives each evaluator separate memory', async () => {
    const [first, second] = [smallField({ seed: 1 }), smallField({ seed: 2 })];
    const { coordinates } = samples(50, first);
    const alone = await evaluateField(first, coordinates, { engine });
    await withEvaluator(first, { engine }, (evaluateFirst) =>
      withEvaluator(second, { engine }, async (evaluateSecond) => {
        expect(await evaluateSecond(coordinates)).not.toEqual(alone);
        expect(await evaluateFirst(coordinates)).toEqual(alone);
      }),
    );
  });
});

describe('createEvaluator(field with a trained encoding)', () => {
  beforeAll(async () => {
    tf.enableProdMode();
    await tf.ready();
  });

  test('uses the trained B and a, and agrees with the tfjs engine', async () => {
    const field = fieldWithTrainedEncoding();
    const { coordinates } = samples(200, field);
    const values = await evaluateField(field, coordinates, { engine });
    expectClose(values, await evaluateField(field, coordinates, { engine: tfjsEngine() }), 1e-5);
    const untrained: Encoding = { ...field.encoding, trainable: false };
    const before = await evaluateField({ ...field, encoding: untrained }, coordinates, { engine });
    expect(Math.max(...values.map((value, i) => Math.abs(value - before[i]!)))).toBeGreaterThan(0.01);
  });
});
