/**
 * Predictions for the paper's 1-D experiments, figures 3, 5 and 12. The paper plots trainings but prints no predictions, so
 * the numbers in the tables below were computed in NumPy, without code of this package: linear dynamics (section 3,
 * equations 3 and 4) from f₀ = 0, with the signals, splits, kernel and learning rates of the notebooks 1d_regression and
 * 1d_ntk_opt in https://github.com/tancik/fourier-feature-networks. Below the tables the same predictions are computed by
 * a second route: gradient descent, step by step, with the kernel written out from its recursion.
 */
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
import { naiveMappedNtk, type Power } from '../kernels/naiveNtk.ts';

/** Train and held-out errors. */
type Errors = readonly [train: number, heldOut: number];

const POWERS: readonly Power[] = [0, 0.5, 1, 1.5, 2, Number.POSITIVE_INFINITY, 'none'];
const ITERATIONS = [1000, 5000, 10_000, 20_000, 50_000];
const LEARNING_RATE = 1e-5;

describe('predictDynamics(…) of the paper’s 1-D regression', () => {
  const signal = publishedSignal();
  const indices = Array.from({ length: 256 }, (_, i) => i);
  const train = indices.filter((i) => i % 8 === 0);
  const heldOut = indices.filter((i) => i % 8 !== 0);
  const pick = (from: number[]): Float64Array => Float64Array.from(from, (i) => signal[i]!);
  const points = (from: number[]) => columnMatrix(from.map((i) => i / 256));

  function predictedErrors(power: Power): Errors[] {
    const kernel = mappingKernel(power);
    const { predictions } = predictDynamics({
      kTrain: kernelMatrix(kernel, points(train)),
      kHeldOut: kernelMatrix(kernel, points(heldOut), points(train)),
      targets: pick(train),
      times: ITERATIONS.map((iterations) => iterations * LEARNING_RATE),
    });
    return predictions.map((prediction) => [
      meanSquare(prediction.train.values, pick(train)),
      meanSquare(prediction.heldOut.values, pick(heldOut)),
    ]);
  }

  // Train and held-out error at 1000, 5000, 10 000, 20 000 and 50 000 iterations; null where NumPy's was not kept.
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
  ] as const)(
    'gives the errors computed in NumPy for amplitudes 1/j^%s',
    (power, trainErrors, heldOutErrors) => {
      predictedErrors(power).forEach((errors, i) => {
        for (const [value, expected] of [
          [errors[0], trainErrors[i]],
          [errors[1], heldOutErrors[i]],
        ] as const) {
          if (expected) expectClose(value / expected, 1, digitsOf(expected));
        }
      });
    },
  );

  test.each(POWERS)('gives the errors of gradient descent, step by step, for amplitudes 1/j^%s', (power) => {
    const kernel = naiveMappedNtk(power, 16);
    const rowsOf = (from: number[]): Float64Array[] =>
      from.map((i) => Float64Array.from(train, (j) => kernel(i / 256, j / 256)));
    const descent = descend(rowsOf(train), pick(train), LEARNING_RATE, ITERATIONS);
    const across = rowsOf(heldOut);
    predictedErrors(power).forEach((errors, i) => {
      const { residual, pulls } = descent[i]!;
      const trainError = meanSquare(residual, new Float64Array(32));
      const heldOutError = meanSquare(
        across.map((row) => dot(row, pulls)),
        pick(heldOut),
      );
      // Flow and descent differ by ηλ in their rates.
      expectClose(errors[0] / trainError, 1, 3e-3);
      expectClose(errors[1] / heldOutError, 1, 3e-3);
    });
  });

  test('trains on targets of mean square 0.04501 and holds out 0.0496, as NumPy does', () => {
    expectClose(meanSquare(pick(train), new Float64Array(32)), 0.04501, 1e-5);
    expectClose(meanSquare(pick(heldOut), new Float64Array(224)), 0.0496, 5e-5);
  });
});

describe('predictOnGrid(…) of the paper’s optimisation of amplitudes', () => {
  const odd = (values: Float64Array): Float64Array => values.filter((_, x) => x % 2 === 1);
  const even = (values: Float64Array): Float64Array => values.filter((_, x) => x % 2 === 0);
  const errorsOf = (row: Float64Array, signals: Float64Array[]): number[] =>
    signals.map((signal) => meanSquare(odd(predictOnGrid({ row, signal, times: [5] })[0]!), odd(signal)));
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
  ])(
    'gives the held-out errors of three families computed in NumPy for amplitudes 1/j^%s',
    (power, expected) => {
      const row = gridRow(mappingKernel(power, 64), 256);
      families.forEach((signals, family) => {
        const errors = errorsOf(row, signals);
        const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
        expect(mean / expected[family]!).toBeGreaterThan(0.97);
        expect(mean / expected[family]!).toBeLessThan(1.03);
      });
    },
  );

  test('gives the held-out error of gradient descent, step by step', () => {
    const kernel = naiveMappedNtk(1, 64);
    const samples = Array.from({ length: 256 }, (_, x) => x);
    const rowsOf = (parity: number): Float64Array[] =>
      samples
        .filter((x) => x % 2 === parity)
        .map((x) => Float64Array.from({ length: 128 }, (_, i) => kernel(x / 256, (2 * i) / 256)));
    const [first] = families[0]!;
    // A tenth of the published rate 5e-3, at which the fastest modes are far from gradient flow.
    const [descent] = descend(rowsOf(0), even(first!), 5e-3 / 10, [10_000]);
    const values = rowsOf(1).map((row) => dot(row, descent!.pulls));
    const [predicted] = errorsOf(gridRow(mappingKernel(1, 64), 256), [first!]);
    expectClose(predicted! / meanSquare(values, odd(first!)), 1, 2e-3);
  });

  test.each([
    [
      Number.POSITIVE_INFINITY,
      [0, 1, 2, 8, 16, 32, 48, 64],
      [371.9, 76.1, 28.6, 1.05, 0.258, 0.0745, 0.0435, 0.0371],
    ],
    [0, [0, 1, 32, 64], [323.9, 2.482, 2.482, 3.338]],
    [1, [0, 1, 2, 8, 16, 32, 48, 64], [342.5, 45.0, 22.5, 3.4, 1.28, 0.532, 0.352, 0.31]],
  ])('starts from the kernel’s spectrum computed in NumPy for amplitudes 1/j^%s', (power, bins, expected) => {
    const eigenvalues = circulantEigenvalues(gridRow(mappingKernel(power, 64), 128));
    bins.forEach((k, i) => {
      expectClose(eigenvalues[k]! / expected[i]!, 1, 3e-3);
    });
  });
});

/** Returns one unit of the last digit, of two or three, relative to the value. */
function digitsOf(expected: number): number {
  const [mantissa] = expected.toExponential().split('e');
  return (mantissa!.length > 3 ? 0.0051 : 0.051) / Number(mantissa) + 1e-3;
}

/**
 * Makes steps of gradient descent on ½·Σ(f − y)² from f = 0.
 *
 * @returns after each of `iterations`, y − f and the sum of η·(y − f) over the steps, which K* turns into predictions.
 */
function descend(
  k: readonly Float64Array[],
  y: Float64Array,
  learningRate: number,
  iterations: readonly number[],
): { residual: Float64Array; pulls: Float64Array }[] {
  const residual = y.slice();
  const pulls = new Float64Array(y.length);
  const results: { residual: Float64Array; pulls: Float64Array }[] = [];
  for (let step = 1; step <= iterations.at(-1)!; step++) {
    const before = residual.map((value) => learningRate * value);
    for (let i = 0; i < y.length; i++) {
      pulls[i]! += before[i]!;
      residual[i]! -= dot(k[i]!, before);
    }
    if (iterations.includes(step)) results.push({ residual: residual.slice(), pulls: pulls.slice() });
  }
  return results;
}

function dot(u: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i]! * v[i]!;
  return sum;
}
