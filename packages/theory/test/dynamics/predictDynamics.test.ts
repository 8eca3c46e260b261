import { type LinearOperator, seededRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import {
  columnMatrix,
  estimateCost,
  gaussianKernel,
  kernelMatrix,
  kernelRegression,
  kernelThroughOperator,
  largestStableRate,
  matrix,
  predictDynamics,
  predictOnGrid,
  symmetricEigen,
} from '@fourier-features/theory';
import { cholesky, multiply, solveCholesky, transpose } from '@fourier-features/theory/internal';
import { describe, expect, test } from 'vitest';

const kernel = gaussianKernel(2);
const train = columnMatrix([0, 0.1, 0.25, 0.4, 0.7]);
const heldOutPoints = columnMatrix([0.05, 0.5]);
const kTrain = kernelMatrix(kernel, train);
const kHeldOut = kernelMatrix(kernel, heldOutPoints, train);
const targets = [0.3, -0.2, 0.5, 0.1, -0.4];

describe('predictDynamics(…)', () => {
  test('starts at f₀ and ends at kernel regression', () => {
    const initialTrain = [1, 0, 0, 2, 0];
    const initialHeldOut = [0.5, -1];
    const [start, end] = predictDynamics({
      kTrain,
      kHeldOut,
      targets,
      initialTrain,
      initialHeldOut,
      times: [0, Number.POSITIVE_INFINITY],
    }).predictions;
    expectClose(start!.train.values, initialTrain, 1e-13);
    expectClose(start!.heldOut.values, initialHeldOut, 1e-13);
    expectClose(end!.train.values, targets, 1e-9);
    const residual = columnMatrix(targets.map((y, i) => y - initialTrain[i]!));
    const moved = multiply(kHeldOut, solveCholesky(cholesky(kTrain), residual)).values;
    expectClose(
      end!.heldOut.values,
      moved.map((value, i) => value + initialHeldOut[i]!),
      1e-8,
    );
  });

  test('with `discrete` is gradient descent, step by step', () => {
    const learningRate = 0.3;
    const f = new Float64Array(5);
    const g = new Float64Array(2);
    for (let step = 0; step < 7; step++) {
      const r = columnMatrix(targets.map((y, i) => y - f[i]!));
      multiply(kTrain, r).values.forEach((value, i) => {
        f[i]! += learningRate * value;
      });
      multiply(kHeldOut, r).values.forEach((value, i) => {
        g[i]! += learningRate * value;
      });
    }
    const [after] = predictDynamics({
      kTrain,
      kHeldOut,
      targets,
      times: [7 * learningRate],
      discrete: { learningRate },
    }).predictions;
    expectClose(after!.train.values, f, 1e-12);
    expectClose(after!.heldOut.values, g, 1e-12);
  });

  test('without it is the limit of descent in small steps', () => {
    const flow = predictDynamics({ kTrain, kHeldOut, targets, times: [1] }).predictions[0]!;
    const descent = predictDynamics({
      kTrain,
      kHeldOut,
      targets,
      times: [1],
      discrete: { learningRate: 1e-5 },
    }).predictions[0]!;
    expectClose(descent.heldOut.values, flow.heldOut.values, 1e-5);
  });

  test('shrinks the residual along each eigenvector by e^(−λt)', () => {
    const { eigen, predictions } = predictDynamics({ kTrain, targets, times: [0, 0.8] });
    const [start, later] = predictions;
    const expected = start!.residualModes.values.map((mode, i) => mode * Math.exp(-0.8 * eigen.values[i]!));
    expectClose(later!.residualModes.values, expected, 1e-12);
    const residual = later!.train.values.map((value, i) => value - targets[i]!);
    expectClose(multiply(eigen.vectors, columnMatrix(residual)).values, expected, 1e-12);
  });

  test('accepts singular kernels: modes of eigenvalue 0 do not change', () => {
    const twice = matrix(2, 2, [1, 1, 1, 1]);
    const [end] = predictDynamics({
      kTrain: twice,
      kHeldOut: twice,
      targets: [1, 3],
      times: [Number.POSITIVE_INFINITY],
    }).predictions;
    expectClose(end!.train.values, [2, 2], 1e-12);
    expectClose(end!.heldOut.values, [2, 2], 1e-12);
  });

  test('predicts several outputs independently', () => {
    const both = matrix(
      5,
      2,
      targets.flatMap((y) => [y, 2 * y]),
    );
    const alone = predictDynamics({ kTrain, kHeldOut, targets, times: [0.5] }).predictions[0]!.heldOut.values;
    const together = predictDynamics({ kTrain, kHeldOut, targets: both, times: [0.5] }).predictions[0]!
      .heldOut.values;
    expectClose(together, [alone[0]!, 2 * alone[0]!, alone[1]!, 2 * alone[1]!], 1e-13);
  });

  test('refuses arrays and times that do not fit', () => {
    expect(() => predictDynamics({ kTrain, targets: [1], times: [1] })).toThrow(
      'targets must be [5, 1], got [1, 1]',
    );
    expect(() => predictDynamics({ kTrain, targets, times: [-1] })).toThrow(
      'times must be at least 0, got -1',
    );
    expect(() =>
      predictDynamics({ kTrain, targets, times: [0.35], discrete: { learningRate: 0.1 } }),
    ).toThrow('multiples of discrete.learningRate');
  });

  test('refuses a problem that would cost too much, before starting', () => {
    expect(() => predictDynamics({ kTrain, targets, times: [1], limit: { bytes: 100 } })).toThrow(
      '5 training points must cost at most',
    );
    expect(estimateCost({ train: 1024 }).seconds).toBeLessThan(10);
    expect(estimateCost({ train: 2048 }).seconds / estimateCost({ train: 1024 }).seconds).toBeCloseTo(8, 1);
  });
});

test('descent decays just below largestStableRate(eigenvalues) and grows just above', () => {
  const rate = largestStableRate(symmetricEigen(kTrain).values);
  const error = (learningRate: number): number => {
    const { predictions } = predictDynamics({
      kTrain,
      targets,
      times: [400 * learningRate],
      discrete: { learningRate },
    });
    return Math.abs(predictions[0]!.residualModes.values[0]!);
  };
  const start = Math.abs(
    predictDynamics({ kTrain, targets, times: [0] }).predictions[0]!.residualModes.values[0]!,
  );
  expect(error(0.98 * rate)).toBeLessThan(start / 10);
  expect(error(1.02 * rate)).toBeGreaterThan(start * 10);
});

describe('kernelRegression(…)', () => {
  test('interpolates the targets, with variance 0 there', () => {
    const { predictions, variances } = kernelRegression({ kernel, train, targets, heldOut: train });
    expectClose(predictions.values, targets, 1e-8);
    expectClose(variances, new Float64Array(5), 1e-8);
  });

  test('of one point with noise is k/(1 + noise)·y with variance 1 − k²/(1 + noise)', () => {
    const k = Math.exp(-2 * Math.PI ** 2 * 4 * 0.1 ** 2);
    const { predictions, variances, jitter } = kernelRegression({
      kernel,
      train: columnMatrix([0]),
      targets: [2],
      heldOut: columnMatrix([0.1]),
      jitter: 0.5,
    });
    expectClose(predictions.values, [(2 * k) / 1.5], 1e-12);
    expectClose(variances, [1 - k ** 2 / 1.5], 1e-12);
    expect(jitter).toBe(0.5);
  });
});

describe('kernelThroughOperator(…)', () => {
  const a = matrix(2, 5, [1, 1, 0, 0, 0, 0, 0, 1, -1, 2]);
  const operator: LinearOperator = {
    inputShape: [5],
    outputShape: [2],
    apply: (values) => Float32Array.from(multiply(a, columnMatrix(values)).values),
    adjoint: (y) => Float32Array.from(multiply(transpose(a), columnMatrix(y)).values),
  };

  test('predicts gradient descent on ½‖A·f − y‖², step by step', () => {
    const y = [0.7, -0.2];
    const learningRate = 0.05;
    const f = new Float64Array(5);
    for (let step = 0; step < 20; step++) {
      const residual = multiply(a, columnMatrix(f)).values.map((value, i) => y[i]! - value);
      const pulled = multiply(transpose(a), columnMatrix(residual));
      multiply(kTrain, pulled).values.forEach((value, i) => {
        f[i]! += learningRate * value;
      });
    }
    const observed = kernelThroughOperator({ kernel: kTrain, operator: a });
    const [after] = predictDynamics({
      ...observed,
      targets: y,
      times: [1],
      discrete: { learningRate },
    }).predictions;
    expectClose(after!.heldOut.values, f, 1e-12);
  });

  test('gives the same for an operator of core and its matrix', () => {
    const dense = kernelThroughOperator({ kernel: kTrain, kHeldOut, operator: a });
    const other = kernelThroughOperator({ kernel: kTrain, kHeldOut, operator });
    expectClose(other.kTrain.values, dense.kTrain.values, 1e-5);
    expectClose(other.kHeldOut.values, dense.kHeldOut.values, 1e-5);
    expect(() => kernelThroughOperator({ kernel: matrix(2, 2), operator: a })).toThrow(
      'kernel must be [5, 5]',
    );
  });
});

describe('predictOnGrid(…)', () => {
  test.each([12, 16])('equals predictDynamics on every other of %i points', (length) => {
    const random = seededRandom(6);
    const row = Float64Array.from(
      { length },
      (_, x) => 0.1 * (x === 0 ? 1 : 0) + Math.exp(Math.cos((2 * Math.PI * x) / length)),
    );
    const signal = Float64Array.from(random.normals(length));
    const initial = Float64Array.from(random.normals(length));
    const entry = (i: number, j: number): number => row[(i - j + length) % length]!;
    const n = length / 2;
    const full = Array.from({ length }, (_, i) => Array.from({ length: n }, (_, j) => entry(i, 2 * j)));
    const even = (values: Float64Array): Float64Array => values.filter((_, x) => x % 2 === 0);
    const { predictions } = predictDynamics({
      kTrain: matrix(n, n, full.filter((_, i) => i % 2 === 0).flat()),
      kHeldOut: matrix(length, n, full.flat()),
      targets: even(signal),
      initialTrain: even(initial),
      initialHeldOut: initial,
      times: [0, 0.3, 10],
    });
    predictOnGrid({ row, signal, initial, times: [0, 0.3, 10] }).forEach((values, i) => {
      expectClose(values, predictions[i]!.heldOut.values, 1e-11);
    });
  });

  test('refuses rows of odd length and rows that are not symmetric', () => {
    expect(() => predictOnGrid({ row: [1, 2, 3], signal: [0, 0, 0], times: [1] })).toThrow(
      'even number of entries, at least 2, got 3',
    );
    expect(() => predictOnGrid({ row: [1, 2, 3, 4], signal: [0, 0, 0, 0], times: [1] })).toThrow(
      'row must be symmetric',
    );
    expect(() => predictOnGrid({ row: [1, 0], signal: [0, 0, 0, 0], times: [1] })).toThrow(
      'the length of row, 2, got 4',
    );
  });
});
