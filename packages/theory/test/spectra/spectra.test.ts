import {
  finish,
  fit,
  initialField,
  pointwiseSupervision,
  seededRandom,
  seriesEncoding,
  sgd,
} from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import {
  circleEigenvalue,
  circleKernel,
  circulantEigenvalues,
  kernelMatrix,
  matrix,
  recordResiduals,
  residualSpectrum,
  stepsToError,
  symmetricEigen,
} from '@fourier-features/theory';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';

/** Returns n uniform points on the circle. */
function circle(n: number) {
  return matrix(
    n,
    2,
    Array.from({ length: n }, (_, i) => [
      Math.cos((2 * Math.PI * i) / n),
      Math.sin((2 * Math.PI * i) / n),
    ]).flat(),
  );
}

describe('circleEigenvalue(k)', () => {
  test.each([true, false])('is that of the Gram matrix divided by n, with bias %s', (bias) => {
    const n = 2048;
    const points = circle(n);
    const row = kernelMatrix(circleKernel({ bias }), matrix(1, 2, [1, 0]), points).values;
    const eigenvalues = circulantEigenvalues(row);
    for (let k = 0; k <= 30; k++) {
      const expected = circleEigenvalue(k, { bias });
      expectClose(eigenvalues[k]! / n, expected, 1e-3 * expected + 1e-8);
    }
  });

  test('is half of the published Fourier coefficients from k = 1 on', () => {
    expectClose(2 * circleEigenvalue(1, { bias: true }), 1 / Math.PI ** 2 + 1 / 8, 1e-15);
    expectClose(2 * circleEigenvalue(4, { bias: false }), (2 * 17) / (Math.PI ** 2 * 225), 1e-15);
    expectClose(circleEigenvalue(0, { bias: true }), 1 / (2 * Math.PI ** 2) + 1 / 8, 1e-15);
  });

  test('of odd frequencies from 3 on is 0 without bias: they are never fitted', () => {
    expect(circleEigenvalue(7, { bias: false })).toBe(0);
    expect(stepsToError({ eigenvalue: 0, learningRate: 0.01, remaining: 0.1 })).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test.each([
    [true, 1, 2.017],
    [false, 2, 2.029],
  ])('falls as about 1/k² for k = 8 … 30 (bias %s)', (bias, stride, expected) => {
    const frequencies = Array.from({ length: 23 }, (_, i) => 8 + i).filter((k) => k % stride === 0);
    const x = frequencies.map(Math.log);
    const y = frequencies.map((k) => -Math.log(circleEigenvalue(k, { bias })));
    expectClose(slope(x, y), expected, 1e-3);
  });
});

test('the circulant eigenvalues of circle points are those of their full matrix', () => {
  const k = kernelMatrix(circleKernel({ bias: true }), circle(15));
  const spectrum = Array.from(circulantEigenvalues(k.values.subarray(0, 15))).sort((a, b) => b - a);
  expectClose(symmetricEigen(k).values, spectrum, 1e-13);
  expect(() => circulantEigenvalues([1, 2, 3])).toThrow('row must be symmetric');
});

describe('stepsToError(…)', () => {
  // Computed in NumPy: 1001 points, rate 0.01, a tenth of the squared residual left.
  test.each([
    [false, [2, 4, 8, 16, 30], ['1.4', '14', '69', '287', '1017']],
    [true, [3, 8, 15, 30], ['10', '69', '255', '1018']],
  ])('gives the counts of linear theory on the circle, with bias %s', (bias, frequencies, expected) => {
    frequencies.forEach((k, i) => {
      // The published code with biases leaves out the ½ of (u, 1)/√2.
      const eigenvalue = 1001 * circleEigenvalue(k, { bias }) * (bias ? 2 : 1);
      const steps = stepsToError({ eigenvalue, learningRate: 0.01, remaining: 0.1 });
      expectClose(steps, Number(expected[i]), expected[i]!.includes('.') ? 0.05 : 0.8);
    });
  });

  test('solves (1 − ηλ)^(2t) = remaining', () => {
    const steps = stepsToError({ eigenvalue: 2, learningRate: 0.1, remaining: 0.3 });
    expectClose(0.8 ** (2 * steps), 0.3, 1e-12);
    expect(() => stepsToError({ eigenvalue: 1, learningRate: 0.1, remaining: 1 })).toThrow(
      'remaining must be in (0, 1), got 1',
    );
  });
});

describe('residualSpectrum(residual)', () => {
  test('of a cosine is one bin', () => {
    const wave = Float64Array.from({ length: 12 }, (_, x) => 3 * Math.cos((2 * Math.PI * 2 * x) / 12));
    expectClose(residualSpectrum(wave), [0, 0, 18, 0, 0, 0, 0], 1e-12);
  });

  test('recordResiduals follows a training, in which low frequencies are fitted first', async () => {
    await tf.setBackend('cpu');
    const n = 32;
    const coordinates = Float32Array.from({ length: n }, (_, x) => x / n);
    const wave = (k: number, x: number): number => Math.sin(2 * Math.PI * k * x);
    const targets = coordinates.map((x) => 0.5 * wave(1, x) + 0.5 * wave(9, x));
    const recorder = recordResiduals(targets);
    const field = initialField({
      encoding: seriesEncoding({ frequencyCount: 12, power: 1, normalise: true }),
      outputDim: 1,
      depth: 3,
      width: 32,
      outputActivation: 'linear',
      random: seededRandom(1),
    });
    await finish(
      fit({
        field,
        supervision: pointwiseSupervision({ coordinates, targets, inputDim: 1 }),
        engine: tfjsEngine(),
        optimizer: sgd(),
        learningRate: 0.1,
        steps: 41,
        measureEvery: 20,
        measure: async (evaluate, step) => {
          recorder.record(step, await evaluate(coordinates));
          return {};
        },
      }),
    );
    expect(recorder.records.map((record) => record.step)).toEqual([0, 20, 40]);
    const left = (bin: number): number =>
      recorder.records[2]!.spectrum[bin]! / recorder.records[0]!.spectrum[bin]!;
    expect(left(1)).toBeLessThan(0.5);
    expect(left(9)).toBeGreaterThan(0.6);
    expect(() => recorder.record(60, [1])).toThrow('values must be [32], got 1 numbers');
  });
});

function slope(x: number[], y: number[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const covariance = x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return covariance / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
