import { seededRandom } from '@fourier-features/core';
import { expectClose, expectGradient } from '@fourier-features/testing';
import {
  circulantEigenvalues,
  columnMatrix,
  kernelMatrix,
  type MlpKernelOptions,
  matrix,
  nngp,
  ntk,
} from '@fourier-features/theory';
import { mlpKernels, ntkOnSphere } from '@fourier-features/theory/internal';
import { describe, expect, test } from 'vitest';
import { gridRow, mappingKernel, publishedNetwork, unitGrid } from '../../experiments/published.ts';
import { naiveMappedNtk } from './naiveNtk.ts';

// Figure 2 of the paper, whose plots the numbers below agree with; they were computed in NumPy from its formulas.
describe('ntk(options) of the paper’s network with Fourier series', () => {
  const offsets = [0, 1, 2, 4, 8, 16];
  const bins = [0, 1, 2, 4, 8, 12, 16];
  test.each([
    [0, [14, 5.519, 5.699, 5.699, 5.699, 5.699], [187.8, 8.301, 8.301, 8.301, 8.301, 8.301, 11.19]],
    [0.5, [14, 7.787, 6.713, 5.973, 5.433, 5.178], [190.2, 20.48, 13.94, 9.598, 6.767, 5.665, 6.047]],
    [1, [14, 10.768, 9.001, 7.062, 5.342, 4.565], [201.6, 41.19, 21.11, 8.928, 3.736, 2.435, 2.193]],
    [1.5, [14, 12.287, 10.669, 8.145, 5.433, 4.276], [213.1, 54.95, 24.4, 6.769, 1.828, 1.013, 0.85]],
    [2, [14, 12.762, 11.359, 8.757, 5.54, 4.174], [219.2, 60.95, 24.87, 5.279, 1.196, 0.65, 0.545]],
    [
      Number.POSITIVE_INFINITY,
      [14, 12.987, 11.778, 9.283, 5.699, 4.12],
      [224.6, 65.22, 24.16, 4.099, 0.932, 0.519, 0.439],
    ],
  ])('gives the row and spectrum of figure 2 for amplitudes 1/j^%s', (power, row, spectrum) => {
    const values = gridRow(mappingKernel(power), 32);
    expectClose(
      offsets.map((x) => values[x]!),
      row,
      6e-4,
    );
    const eigenvalues = circulantEigenvalues(values);
    bins.forEach((k, i) => {
      expectClose(eigenvalues[k]!, spectrum[i]!, 6e-4 * spectrum[i]! + 6e-4);
    });
  });

  test.each([0, 0.5, 1, 2, Number.POSITIVE_INFINITY, 'none'] as const)(
    'is the recursion written out, for amplitudes 1/j^%s',
    (power) => {
      const k = kernelMatrix(mappingKernel(power), unitGrid(12)).values;
      const naive = naiveMappedNtk(power, 16);
      const expected = k.map((_, at) => naive(Math.floor(at / 12) / 12, (at % 12) / 12));
      // Features are float32.
      expectClose(k, expected, 2e-5);
    },
  );

  test('is 5 on the diagonal for 64 frequencies, 14 for 16', () => {
    expectClose(gridRow(mappingKernel(1, 64), 2)[0]!, 5, 1e-5);
    expectClose(gridRow(mappingKernel(1), 2)[0]!, 14, 1e-5);
  });
});

test('ntk of coordinates is not stationary: 3793 and 868 at the corners of figure 2a', () => {
  const k = kernelMatrix(ntk(publishedNetwork), columnMatrix([-Math.PI, Math.PI]));
  expectClose(k.values, [3793, 867.6, 867.6, 3793], 0.5);
});

test('ntk on the circle is 194 on its diagonal and 45.3 opposite, as in figure 2b', () => {
  const k = kernelMatrix(ntk(publishedNetwork), matrix(2, 2, [0, 1, 0, -1]));
  expectClose(k.values, [194, 45.26, 45.26, 194], 0.01);
});

describe('ntk(options) in ntk parameterisation spreads frequencies with depth', () => {
  const bins = [0, 1, 2, 8, 32, 43, 64];
  test.each([
    [[1], 4, '21.22 7.645 3.587 0.185 0.0133 0.0084 0.00665'],
    [[1], 8, '16.41 4.112 2.388 0.253 0.02 0.0132 0.01'],
    [[1], 16, '14.43 2.649 1.813 0.362 0.0365 0.0244 0.0186'],
    [[1, 0, 0, 0, 0, 43], 4, '16.66 1.948 0.351 0.0161 0.0099 2.006 0.0049'],
    [[1, 0, 0, 0, 0, 43], 8, '15.13 1.659 0.477 0.0326 0.0202 1.739 0.0101'],
    [[1, 0, 0, 0, 0, 43], 16, '13.95 1.374 0.572 0.065 0.0414 1.456 0.0213'],
  ])('as in figure 7 for frequencies %j and %i hidden layers', (frequencies, hidden, expected) => {
    const kernels = mlpKernels({ depth: hidden + 1, parameterisation: 'ntk', bias: false }, 12);
    const gram = (x: number): number =>
      frequencies.reduce((sum, b) => sum + Math.cos(2 * Math.PI * b * x), 0);
    const row = Float64Array.from({ length: 128 }, (_, x) => kernels(gram(x / 128), gram(0), gram(0)).ntk);
    const eigenvalues = circulantEigenvalues(row);
    const farthest = kernels(gram(0.5), gram(0), gram(0)).ntk;
    expected.split(' ').forEach((written, i) => {
      const value = Math.abs(eigenvalues[bins[i]!]!) / Math.sqrt(128) / farthest;
      const unitOfLastDigit = 10 ** -(written.split('.')[1]?.length ?? 0);
      expectClose(value, Number(written), 0.6 * unitOfLastDigit);
    });
  });
});

test('nngp(options) of one hidden layer is E ReLU(a)·ReLU(a′), by Monte Carlo', () => {
  const cosine = 0.3;
  const draws = seededRandom(5).normals(200_000);
  let sum = 0;
  for (let i = 0; i < draws.length; i += 2) {
    const a = draws[i]!;
    const b = cosine * a + Math.sqrt(1 - cosine ** 2) * draws[i + 1]!;
    sum += Math.max(0, a) * Math.max(0, b);
  }
  const { nngp: value } = mlpKernels({ depth: 2, parameterisation: 'ntk', bias: false }, 1)(cosine, 1, 1);
  expectClose(value, sum / (draws.length / 2), 6e-3);
});

test('nngp adds the variance of the biases, and ntk their derivatives', () => {
  const options = {
    depth: 1,
    parameterisation: 'ntk',
    bias: true,
    biasVariance: 0.25,
    weightVariance: 2,
  } as const;
  const points = matrix(1, 2, [3, 4]);
  expectClose(kernelMatrix(nngp(options), points).values, [2 * (25 / 2) + 0.25], 1e-12);
  expectClose(kernelMatrix(ntk(options), points).values, [2 * (25 / 2) + 0.25], 1e-12);
});

describe('ntk(options) in standard parameterisation without biases', () => {
  const options = { parameterisation: 'standard', width: 64, bias: false } as const;
  const points = matrix(2, 2, [3, 4, -4, 3]);

  test.each([
    // Linear regression: the features' inner products.
    [1, 25, 0],
    // Half of the units are active on both copies of a point, which adds 64 · E ReLU(w·x)² = 64 · 25/4.
    [2, 25 / 2 + 64 * (25 / 4), (64 * 25) / (4 * Math.PI)],
    // The same step again: half of the kernel before, and 64 · E ReLU² of the next layer.
    [3, (25 / 2 + 64 * (25 / 4)) / 2 + 64 * (25 / 8), null],
  ])('has no derivatives of biases: %i layers', (depth, diagonal, orthogonal) => {
    const k = kernelMatrix(ntk({ ...options, depth }), points).values;
    expectClose(k[0]!, diagonal, 1e-9);
    if (orthogonal !== null) expectClose(k[1]!, orthogonal, 1e-9);
  });

  test.each([false, true])(
    'is the sum of squared finite differences over the parameters of a wide network (biases %s)',
    (bias) => {
      const width = 4000;
      const x = [0.03, 0.04];
      const draws = seededRandom(8).normals(3 * width);
      const step = 1e-6;
      let sum = bias ? 1 : 0;
      for (let r = 0; r < width; r++) {
        const unit = [
          draws[3 * r]! / Math.sqrt(2),
          draws[3 * r + 1]! / Math.sqrt(2),
          0,
          draws[3 * r + 2]! / Math.sqrt(width),
        ];
        const output = (p: readonly number[]): number =>
          p[3]! * Math.max(0, p[0]! * x[0]! + p[1]! * x[1]! + p[2]!);
        for (const changed of bias ? [0, 1, 2, 3] : [0, 1, 3]) {
          const moved = (by: number): number[] =>
            unit.map((value, i) => (i === changed ? value + by : value));
          sum += ((output(moved(step)) - output(moved(-step))) / (2 * step)) ** 2;
        }
      }
      const kernel = ntk({ depth: 2, parameterisation: 'standard', width, bias });
      const expected = kernelMatrix(kernel, matrix(1, 2, x)).values[0]!;
      // Without biases 4000 · 0.0025/4 + 0.0025/2; with them 1 and 1/2 more.
      expectClose(sum, expected, 0.3);
    },
  );
});

test('ntkOnSphere(options) is ntk of unit vectors, with its derivative', () => {
  const options: MlpKernelOptions = {
    depth: 4,
    width: 64,
    parameterisation: 'standard',
    bias: true,
    biasVariance: 0.1,
  };
  const onSphere = ntkOnSphere(options, 6);
  const general = mlpKernels(options, 6);
  for (const g of [-0.9, 0, 0.7]) {
    expectClose(onSphere(g).value, general(g, 1, 1).ntk, 1e-10);
    expectGradient({
      of: ([x]) => onSphere(x!).value,
      at: [g],
      gradient: [onSphere(g).derivative],
      tolerance: 1e-5,
    });
  }
});

test('ntk refuses options that are out of range', () => {
  expect(() => ntk({ depth: 0, parameterisation: 'ntk', bias: false })).toThrow(
    'ntk: depth must be a positive integer, got 0',
  );
  expect(() => ntk({ depth: 2, parameterisation: 'standard', bias: false })).toThrow('ntk: width');
  expect(() => ntk({ depth: 2, parameterisation: 'ntk', bias: false, biasVariance: 1 })).toThrow(
    'biasVariance',
  );
});
