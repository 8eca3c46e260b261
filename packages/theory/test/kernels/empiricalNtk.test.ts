import {
  basicEncoding,
  type Field,
  type FourierEncoding,
  initialField,
  lecunNormal,
  seededRandom,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import {
  columnMatrix,
  composedKernel,
  empiricalNtk,
  kernelMatrix,
  type Matrix,
  ntk,
} from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';

const encoding = basicEncoding({ inputDim: 1 });
const points = [0, 0.1, 0.37, 0.5];

function fieldOf(depth: number, width: number, seed: number): Field<FourierEncoding> {
  const random = seededRandom(seed);
  return initialField({
    encoding,
    outputDim: 1,
    depth,
    width,
    outputActivation: 'linear',
    initializer: lecunNormal,
    random,
  });
}

function analytic(depth: number, width: number): Matrix {
  const kernel = ntk({ depth, width, parameterisation: 'standard', bias: true });
  return kernelMatrix(composedKernel(kernel, encoding), columnMatrix(points));
}

/** Returns ‖A − B‖/‖B‖, by the Frobenius norm. */
function relativeDistance(a: Matrix, b: Matrix): number {
  const difference = Math.hypot(...a.values.map((value, i) => value - b.values[i]!));
  return difference / Math.hypot(...b.values);
}

describe('empiricalNtk(field, coordinates)', () => {
  test('of width 4096 is within 5 % of the analytic kernel', () => {
    expect(relativeDistance(empiricalNtk(fieldOf(2, 4096, 1), points), analytic(2, 4096))).toBeLessThan(0.05);
  });

  test('approaches the analytic kernel as a network of depth 4 widens', () => {
    const distances = [32, 512].map((width) => {
      const seeds = [1, 2, 3, 4];
      const each = seeds.map((seed) =>
        relativeDistance(empiricalNtk(fieldOf(4, width, seed), points), analytic(4, width)),
      );
      return each.reduce((sum, distance) => sum + distance, 0) / seeds.length;
    });
    // The distance falls as 1/√width: a quarter is expected, at most a half required.
    expect(distances[1]!).toBeLessThan(distances[0]! / 2);
  });

  test('counts only trainable parameters', () => {
    const field = fieldOf(2, 8, 1);
    const of = (trainable: (name: string) => boolean) => empiricalNtk(field, points, { trainable }).values;
    const weights = of((name) => name.endsWith('weight'));
    const biases = of((name) => name.endsWith('bias'));
    expectClose(
      weights.map((value, i) => value + biases[i]!),
      of(() => true),
      1e-12,
    );
  });
});
