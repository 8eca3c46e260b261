import { threefryRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import {
  circulantEigenvalues,
  columnMatrix,
  kernelMatrix,
  powerLawSet,
  predictDynamics,
  predictOnGrid,
} from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';
import { gridRow, mappingKernel, meanSquare, publishedSignal } from '../../experiments/published.ts';

const ITERATIONS = [1000, 5000, 10_000, 20_000, 50_000];
const LEARNING_RATE = 1e-5;

describe('predictDynamics(…) of the paper’s 1-D regression', () => {
  const signal = publishedSignal();
  const indices = Array.from({ length: 256 }, (_, i) => i);
  const train = indices.filter((i) => i % 8 === 0);
  const test_ = indices.filter((i) => i % 8 !== 0);
  const pick = (from: number[]): Float64Array => Float64Array.from(from, (i) => signal[i]!);
  const points = (from: number[]) => columnMatrix(from.map((i) => i / 256));

  // Train and test error at 1000, 5000, 10 000, 20 000 and 50 000 iterations; null where none is published.
  test.each([
    [0, [3.75e-2, 1.9e-2, 8.2e-3, 1.53e-3, 1.04e-5], [4.42e-2, 3.07e-2, 2.16e-2, 1.43e-2, 1.07e-2]],
    [0.5, [null, null, null, null, 3.2e-5], [null, null, null, null, 6.4e-3]],
    [1, [3.26e-2, 1.59e-2, 9.8e-3, 4.8e-3, 8.9e-4], [3.63e-2, 1.81e-2, 1.2e-2, 8.1e-3, 5.7e-3]],
    [1.5, [null, null, null, null, 4.0e-3], [null, null, null, null, 7.2e-3]],
    [2, [null, null, null, null, 6.2e-3], [null, null, null, null, 8.5e-3]],
    [
      Number.POSITIVE_INFINITY,
      [3.18e-2, 2.03e-2, 1.69e-2, 1.33e-2, 7.7e-3],
      [3.45e-2, 2.05e-2, 1.66e-2, 1.35e-2, 9.5e-3],
    ],
    ['none', [3.91e-2, 3.83e-2, 3.75e-2, 3.64e-2, 3.44e-2], [4.63e-2, 4.53e-2, 4.42e-2, 4.25e-2, 3.97e-2]],
  ] as const)('gives the honest errors for amplitudes 1/j^%s', (power, trainErrors, testErrors) => {
    const kernel = mappingKernel(power);
    const { predictions } = predictDynamics({
      kTrain: kernelMatrix(kernel, points(train)),
      kTest: kernelMatrix(kernel, points(test_), points(train)),
      targets: pick(train),
      times: ITERATIONS.map((iterations) => iterations * LEARNING_RATE),
    });
    predictions.forEach((prediction, i) => {
      const pairs = [
        [meanSquare(prediction.train.values, pick(train)), trainErrors[i]],
        [meanSquare(prediction.test.values, pick(test_)), testErrors[i]],
      ] as const;
      for (const [value, expected] of pairs) {
        if (expected) expectClose(value / expected, 1, digitsOf(expected));
      }
    });
  });

  test('the mean squares of targets are 0.04501 and 0.0496', () => {
    expectClose(meanSquare(pick(train), new Float64Array(32)), 0.04501, 1e-5);
    expectClose(meanSquare(pick(test_), new Float64Array(224)), 0.0496, 5e-5);
  });
});

/** One unit of the last published digit, of two or three, as a part of the value. */
function digitsOf(expected: number): number {
  const [mantissa] = expected.toExponential().split('e');
  return (mantissa!.length > 3 ? 0.0051 : 0.051) / Number(mantissa) + 1e-3;
}

describe('predictOnGrid(…) of the paper’s optimisation of amplitudes', () => {
  let random = threefryRandom(0);
  const families = [1, 1.5, 2].map((alpha) => {
    const set = powerLawSet({ length: 256, alpha, count: 8, random });
    random = set.random;
    return set.signals;
  });
  test.each([
    [0, [2.7e-3, 1.1e-3, 3.3e-3]],
    [0.5, [7.6e-4, 4.7e-5, 3.9e-5]],
    [1, [6.7e-4, 2.2e-5, 2.5e-6]],
    [1.5, [7.6e-4, 3.2e-5, 3.8e-6]],
    [2, [8.7e-4, 4.4e-5, 6.3e-6]],
    [Number.POSITIVE_INFINITY, [9.4e-4, 5.1e-5, 8.1e-6]],
  ])('gives the honest test errors of three families for amplitudes 1/j^%s', (power, expected) => {
    const row = gridRow(mappingKernel(power, 64), 256);
    families.forEach((signals, family) => {
      const errors = signals.map((signal) => {
        const odd = (values: Float64Array): Float64Array => values.filter((_, x) => x % 2 === 1);
        return meanSquare(odd(predictOnGrid({ row, signal, times: [5] })[0]!), odd(signal));
      });
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      expect(mean / expected[family]!).toBeGreaterThan(0.97);
      expect(mean / expected[family]!).toBeLessThan(1.03);
    });
  });

  test.each([
    [
      Number.POSITIVE_INFINITY,
      [0, 1, 2, 8, 16, 32, 48, 64],
      [371.9, 76.1, 28.6, 1.05, 0.258, 0.0745, 0.0435, 0.0371],
    ],
    [0, [0, 1, 32, 64], [323.9, 2.482, 2.482, 3.338]],
    [1, [0, 1, 2, 8, 16, 32, 48, 64], [342.5, 45.0, 22.5, 3.4, 1.28, 0.532, 0.352, 0.31]],
  ])('starts from the published spectrum of the kernel for amplitudes 1/j^%s', (power, bins, expected) => {
    const eigenvalues = circulantEigenvalues(gridRow(mappingKernel(power, 64), 128));
    bins.forEach((k, i) => {
      expectClose(eigenvalues[k]! / expected[i]!, 1, 3e-3);
    });
  });
});
