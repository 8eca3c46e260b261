import {
  EngineLostError,
  type FourierEncoding,
  gridCoordinates,
  identityEncoding,
  mse,
  seededRandom,
  seriesEncoding,
} from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectAbortHeard, expectClose, expectNoLeak } from '@fourier-features/testing';
import { type LossMoment, losingEngine } from '@fourier-features/testing/engine';
import { type SplitSignal, trainingCurves } from '@fourier-features/theory';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';

const POINTS = 16;
const grid = gridCoordinates([POINTS]);

function sampled(coordinates: Float32Array): SplitSignal['train'] {
  const values = coordinates.map((x) => 0.4 * Math.sin(2 * Math.PI * x) + 0.2 * Math.cos(6 * Math.PI * x));
  return { coordinates, values };
}

const signal: SplitSignal = { train: sampled(grid), heldOut: sampled(grid.map((x) => x + 0.5 / POINTS)) };
await tf.setBackend('cpu');
const engine = tfjsEngine();
const encoding: FourierEncoding = seriesEncoding({ frequencyCount: 4, power: 0, normalise: true });

describe('trainingCurves(signal, options)', () => {
  test('measures and predicts the same errors for a linear model, whose tangent kernel is exact', async () => {
    const options = { engine, encoding, depth: 1, steps: 600, measureEvery: 50, random: seededRandom(3) };
    const { largestStableRate } = await trainingCurves(signal, { ...options, steps: 1 });
    // Descent is close to flow at a small rate.
    const learningRate = largestStableRate / 100;
    const { measured, predicted } = await trainingCurves(signal, { ...options, learningRate });
    expect(measured.at(-1)!.train).toBeLessThan(measured[0]!.train / 2);
    for (const [i, point] of measured.entries()) {
      expectClose(predicted[i]!.train / point.train, 1, 0.02);
      expectClose(predicted[i]!.heldOut / point.heldOut, 1, 0.02);
    }
  });

  test('predicts a wide network about as well as it trains', async () => {
    const { measured, predicted } = await trainingCurves(signal, {
      engine,
      encoding,
      width: 64,
      depth: 3,
      steps: 60,
    });
    expect(measured.at(-1)!.train).toBeLessThan(measured[0]!.train / 4);
    // Half-way down, where both still fall; the width is finite.
    const middle = measured.findIndex(({ train }) => train < measured[0]!.train / 2);
    expect(predicted[middle]!.train / measured[middle]!.train).toBeGreaterThan(0.5);
    expect(predicted[middle]!.train / measured[middle]!.train).toBeLessThan(2);
  });

  test.each<LossMoment>([
    { call: 'step', index: 3 },
    { call: 'evaluate', index: 0, afterSteps: 2 },
  ])('rejects if the engine is lost in %o', async (moment) => {
    const options = { encoding, width: 8, depth: 2, steps: 6, measureEvery: 1 };
    const curves = trainingCurves(signal, { ...options, engine: losingEngine(engine, moment) });
    await expect(curves).rejects.toThrow(EngineLostError);
  });

  test('starts both curves at the initial network, and measures every `measureEvery` steps and at the end', async () => {
    const { measured, predicted } = await trainingCurves(signal, {
      engine,
      encoding,
      width: 8,
      steps: 8,
      measureEvery: 3,
    });
    expect(predicted[0]).toEqual(measured[0]);
    expect(measured.map(({ updates }) => updates)).toEqual([0, 1, 4, 7, 8]);
    expect(predicted.map(({ updates }) => updates)).toEqual([0, 1, 4, 7, 8]);
  });

  test('trains at half the largest stable rate by default', async () => {
    const options = { engine, encoding, width: 8, steps: 2 };
    const byDefault = await trainingCurves(signal, options);
    expect(byDefault.learningRate).toBe(byDefault.largestStableRate / 2);
    expect(await trainingCurves(signal, { ...options, learningRate: byDefault.learningRate })).toEqual(
      byDefault,
    );
    const slower = await trainingCurves(signal, { ...options, learningRate: byDefault.learningRate / 2 });
    expect(slower.measured.at(-1)).not.toEqual(byDefault.measured.at(-1));
  });

  test('accepts points of several coordinates', async () => {
    const coordinates = gridCoordinates([3, 3]);
    const part = { coordinates, values: Float32Array.from({ length: 9 }, (_, i) => i / 9) };
    const plane = identityEncoding({ inputDim: 2 });
    const { measured } = await trainingCurves(
      { train: part, heldOut: part },
      { engine, encoding: plane, width: 8, steps: 3 },
    );
    for (const { train, heldOut } of measured) expect(train).toBe(heldOut);
    expect(measured[0]!.train).toBeLessThan(10 * mse(part.values, new Float32Array(9)));
  });

  test('reports the fraction of the steps done', async () => {
    const fractions: number[] = [];
    const onProgress = (fraction: number): void => void fractions.push(fraction);
    await trainingCurves(signal, { engine, encoding, width: 8, steps: 4, onProgress });
    expect(fractions).toEqual([0.25, 0.5, 0.75, 1]);
  });

  test('hears an abort while the engine evaluates', () =>
    expectAbortHeard((options) => trainingCurves(signal, { ...options, encoding, width: 8, steps: 1 })));

  test('rejects with the reason of an abort, before and during training', async () => {
    const reason = new Error('no longer needed');
    const controller = new AbortController();
    const options = { engine, encoding, width: 8, steps: 50 };
    await expect(trainingCurves(signal, { ...options, signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    const fractions: number[] = [];
    await expectNoLeak(async () => {
      const curves = trainingCurves(signal, {
        ...options,
        onProgress: (fraction) => {
          fractions.push(fraction);
          if (fractions.length === 3) controller.abort(reason);
        },
        signal: controller.signal,
      });
      await expect(curves).rejects.toBe(reason);
    }, tf);
    expect(fractions).toHaveLength(3);
  });

  test('refuses arrays and options that do not fit', async () => {
    const curves = (given: SplitSignal, options = {}) =>
      trainingCurves(given, { engine, encoding, width: 8, steps: 2, ...options });
    const short = { coordinates: grid, values: new Float32Array(3) };
    await expect(curves({ ...signal, train: short })).rejects.toThrow(
      'trainingCurves: train.coordinates must be [3, 1], 3 numbers, got 16',
    );
    await expect(curves({ ...signal, heldOut: short })).rejects.toThrow('heldOut.coordinates must be [3, 1]');
    await expect(curves(signal, { steps: 0 })).rejects.toThrow('steps must be a positive integer, got 0');
    await expect(curves(signal, { learningRate: -1 })).rejects.toThrow(
      'learningRate must be positive and finite, on ½·Σ(f − y)², got -1',
    );
  });
});
