import {
  basicEncoding,
  type Field,
  type FourierEncoding,
  gaussianEncoding,
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

  test('is the Gram matrix of derivatives, by finite differences of every parameter', () => {
    const random = seededRandom(3);
    const field = initialField({
      encoding: gaussianEncoding({ inputDim: 2, frequencyCount: 3, scale: 0.3, random }),
      outputDim: 2,
      depth: 3,
      width: 5,
      outputActivation: 'sigmoid',
      random,
    });
    const coordinates = [0.1, 0.7, 0.6, 0.2];
    const jacobian = field.parameters.flatMap(({ values }) =>
      Array.from(values, (value, at) => {
        const along = (shift: number): number[] => {
          values[at] = value + shift;
          const moved = values[at]!;
          const result = naiveValues(field, coordinates);
          values[at] = value;
          return [moved, ...result];
        };
        const [high, ...after] = along(2 ** -10);
        const [low, ...before] = along(-(2 ** -10));
        return after.map((each, i) => (each - before[i]!) / (high! - low!));
      }),
    );
    const gram = Array.from({ length: 16 }, (_, at) =>
      jacobian.reduce((sum, row) => sum + row[Math.floor(at / 4)]! * row[at % 4]!, 0),
    );
    expectClose(empiricalNtk(field, coordinates).values, gram, 1e-5);
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

  test('refuses a trainable encoding', () => {
    const field = initialField({
      encoding: basicEncoding({ inputDim: 1, trainable: true }),
      outputDim: 1,
      width: 4,
    });
    expect(() => empiricalNtk(field, points)).toThrow('the encoding must not be trainable');
  });
});

/** Evaluates σ(W·ReLU(…)) independently of core. */
function naiveValues(
  { encoding: { frequencies, frequencyCount }, network, parameters }: Field<FourierEncoding>,
  coordinates: number[],
): number[] {
  const values: number[] = [];
  for (let point = 0; point < coordinates.length; point += 2) {
    const turns = Array.from(
      { length: frequencyCount },
      (_, j) =>
        2 *
        Math.PI *
        (frequencies[2 * j]! * coordinates[point]! + frequencies[2 * j + 1]! * coordinates[point + 1]!),
    );
    let h = [...turns.map(Math.sin), ...turns.map(Math.cos)].map(Math.fround);
    for (let layer = 0; layer < network.depth; layer++) {
      const weights = parameters[2 * layer]!;
      const biases = parameters[2 * layer + 1]!.values;
      const outputs = weights.shape[1]!;
      h = Array.from(biases, (bias, o) =>
        h.reduce((sum, value, i) => sum + value * weights.values[i * outputs + o]!, bias),
      );
      h = h.map((value) => (layer === network.depth - 1 ? 1 / (1 + Math.exp(-value)) : Math.max(0, value)));
    }
    values.push(...h);
  }
  return values;
}
