import {
  evaluateField,
  finish,
  fit,
  gaussianEncoding,
  gridCoordinates,
  initialField,
  lecunNormal,
  pointwiseSupervision,
  seededRandom,
  seriesEncoding,
  sgd,
} from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import {
  columnMatrix,
  composedKernel,
  kernelMatrix,
  kernelRegression,
  ntk,
  powerLawSignal,
  predictGridTraining,
  predictOnGrid,
  scoreOnGrid,
  sumOfWaves,
} from '@fourier-features/theory';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';

const N = 32;
const values = powerLawSignal({ length: N, alpha: 1, bandLimit: 8, random: seededRandom(1) });
const signal = { values, every: 2 };
const network = { depth: 3, width: 64 } as const;
const kernelOptions = { ...network, parameterisation: 'standard', bias: true } as const;
const periodic = seriesEncoding({ frequencyCount: 8, power: 0.5 });
const random = gaussianEncoding({ inputDim: 1, scale: 3, frequencyCount: 32 });

describe('predictGridTraining(signal, options)', () => {
  test('agrees with the prediction in the Fourier domain where the kernel is circulant', () => {
    const kernel = composedKernel(ntk(kernelOptions), periodic);
    const row = kernelMatrix(kernel, columnMatrix([0]), columnMatrix(gridCoordinates([N]))).values;
    const initial = sumOfWaves(N, [{ frequency: 2, amplitude: 0.1 }]);
    // Flow and descent agree at a small rate.
    const { learningRate, fits } = predictGridTraining(signal, {
      ...network,
      encoding: periodic,
      initial,
      rateFraction: 1e-4,
      updates: [0, 2000, 40_000],
    });
    const expected = predictOnGrid({
      row,
      signal: values,
      initial,
      times: fits.map(({ updates }) => updates * learningRate),
    });
    for (const [i, { values: f }] of fits.entries()) expectClose(f, expected[i]!, 1e-3);
    expectClose(fits[0]!.values, initial, 1e-12);
  });

  test('ends at kernel regression', () => {
    const points = gridCoordinates([N]);
    const { predictions } = kernelRegression({
      kernel: composedKernel(ntk(kernelOptions), random),
      train: columnMatrix(points.filter((_, x) => x % 2 === 0)),
      targets: values.filter((_, x) => x % 2 === 0),
      heldOut: columnMatrix(points),
    });
    const { fits } = predictGridTraining(signal, {
      ...network,
      encoding: random,
      updates: [Number.POSITIVE_INFINITY],
    });
    expectClose(fits[0]!.values, predictions.values, 1e-6);
    expectClose(fits[0]!.train, 0, 1e-12);
  });

  test('returns the kernel on the training samples, and its rates by frequency', () => {
    const { kernel, rates } = predictGridTraining(signal, { ...network, encoding: periodic, updates: [] });
    const train = columnMatrix(gridCoordinates([N / 2]));
    expectClose(
      kernel.values,
      kernelMatrix(composedKernel(ntk(kernelOptions), periodic), train).values,
      1e-9,
    );
    expect(rates).toHaveLength(N / 4 + 1);
    // Of a circulant kernel every wave is an eigenvector.
    const wave = sumOfWaves(N / 2, [{ frequency: 3, amplitude: 1 }]);
    const image = wave.map((_, i) =>
      wave.reduce((sum, value, j) => sum + kernel.values[(i * N) / 2 + j]! * value, 0),
    );
    expectClose(
      image,
      wave.map((value) => rates[3]! * value),
      1e-5,
    );
  });

  test('predicts a linear model exactly, step by step', async () => {
    await tf.setBackend('cpu');
    const engine = tfjsEngine();
    const depth = 1;
    const field = initialField({
      encoding: random,
      depth,
      outputDim: 1,
      outputActivation: 'linear',
      initializer: lecunNormal,
      random: seededRandom(2),
    });
    const grid = gridCoordinates([N]);
    const initial = await evaluateField(field, grid, { engine });
    const { learningRate, fits } = predictGridTraining(signal, {
      encoding: random,
      depth,
      width: 1,
      initial,
      updates: [1, 25],
    });
    const { field: after } = await finish(
      fit({
        field,
        engine,
        supervision: pointwiseSupervision({
          coordinates: grid.filter((_, x) => x % 2 === 0),
          targets: Float32Array.from(values.filter((_, x) => x % 2 === 0)),
          inputDim: 1,
        }),
        optimizer: sgd(),
        learningRate: (learningRate * (N / 2)) / 2,
        steps: 25,
      }),
    );
    expectClose(await evaluateField(after, grid, { engine }), fits[1]!.values, 1e-4);
  });

  test('refuses arrays and numbers that do not fit', () => {
    const options = { ...network, encoding: periodic, updates: [1] };
    expect(() => predictGridTraining({ values, every: 3 }, options)).toThrow(
      'predictGridTraining: every must be a divisor of the number of samples, 32, of at least 2, got 3',
    );
    expect(() => predictGridTraining(signal, { ...options, initial: [0] })).toThrow('initial must be [32]');
    expect(() => predictGridTraining(signal, { ...options, updates: [-1] })).toThrow(
      'updates must be at least 0, got -1',
    );
    expect(() => predictGridTraining(signal, { ...options, rateFraction: 0 })).toThrow('rateFraction');
  });
});

describe('scoreOnGrid(signal, values)', () => {
  test('finds the amplitude of what is missing at each frequency', () => {
    const waves = sumOfWaves(64, [
      { frequency: 3, amplitude: 0.5, phase: 0.2 },
      { frequency: 7, amplitude: 0.25 },
    ]);
    const only = sumOfWaves(64, [{ frequency: 3, amplitude: 0.5, phase: 0.2 }]);
    const { amplitudes } = scoreOnGrid({ values: waves, every: 4 }, only);
    expect(amplitudes).toHaveLength(9);
    expectClose(amplitudes, [0, 0, 0, 0, 0, 0, 0, 0.25, 0], 1e-12);
    const { amplitudes: constant } = scoreOnGrid(
      { values: new Float64Array(8), every: 2 },
      new Array(8).fill(3),
    );
    expectClose(constant, [3, 0, 0], 1e-12);
  });

  test('counts held-out samples apart', () => {
    const { train, heldOut } = scoreOnGrid({ values: [1, 0, 0, 1, 0, 0], every: 3 }, [1, 2, 0, 0, 0, 0]);
    expect(train).toBe(0.5);
    expect(heldOut).toBe(1);
  });

  test('refuses values that do not fit', () => {
    expect(() => scoreOnGrid({ values: [0, 0], every: 2 }, [0])).toThrow('values must be [2], got 1 numbers');
    expect(() => scoreOnGrid({ values: [0, 0], every: 1 }, [0, 0])).toThrow('of at least 2, got 1');
  });
});
