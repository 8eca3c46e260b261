import {
  type Encoding,
  type Field,
  gaussianEncoding,
  gridEncoding,
  type HiddenActivation,
  hashGridEncoding,
  identityEncoding,
  initialField,
  type OutputActivation,
  seededRandom,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { empiricalNtk } from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';
import { hat, keys, naiveField } from './naiveField.ts';

const signed = { inputRange: [-1, 1] } as const;
const identity = identityEncoding({ inputDim: 2, ...signed });
const gaussian = gaussianEncoding({
  inputDim: 2,
  frequencyCount: 3,
  scale: 0.3,
  includeCoordinates: true,
  ...signed,
});
const trainedGaussian = { ...gaussian, trainable: true };
const dense = gridEncoding({ inputDim: 2, levels: 2, coarsestCells: 2, finestCells: 5 });
const cubic = gridEncoding({ inputDim: 2, coarsestCells: 3, interpolation: 'cubic', ...signed });
const hashed = hashGridEncoding({ inputDim: 3, levels: 3, tableSize: 8, coarsestCells: 1, finestCells: 7 });

const relu: HiddenActivation = { kind: 'relu' };
const sine: HiddenActivation = { kind: 'sine', omega: 30 };
const finer: HiddenActivation = { kind: 'finer', omega: 30 };
const gauss: HiddenActivation = { kind: 'gauss', spread: 30 };
const wire: HiddenActivation = { kind: 'wire', omega: 20, spread: 10 };

interface Case {
  readonly name: string;
  readonly encoding: Encoding;
  readonly activations: readonly [first: HiddenActivation, others: HiddenActivation];
  readonly depth: number;
  readonly outputActivation: OutputActivation;
}

const cases: readonly Case[] = [
  ...[relu, sine, finer, gauss, wire].map((each) => ({
    name: each.kind,
    encoding: identity,
    activations: [each, each] as const,
    depth: 3,
    outputActivation: 'linear' as const,
  })),
  {
    name: 'wire after sine',
    encoding: identity,
    activations: [sine, wire],
    depth: 4,
    outputActivation: 'tanh',
  },
  {
    name: 'sine after wire',
    encoding: identity,
    activations: [wire, sine],
    depth: 3,
    outputActivation: 'sigmoid',
  },
  { name: 'one layer', encoding: gaussian, activations: [relu, relu], depth: 1, outputActivation: 'sigmoid' },
  {
    name: 'trained B and a',
    encoding: trainedGaussian,
    activations: [relu, gauss],
    depth: 3,
    outputActivation: 'linear',
  },
  { name: 'dense grid', encoding: dense, activations: [relu, relu], depth: 3, outputActivation: 'sigmoid' },
  { name: 'cubic grid', encoding: cubic, activations: [finer, relu], depth: 2, outputActivation: 'linear' },
  { name: 'hash grid', encoding: hashed, activations: [relu, relu], depth: 3, outputActivation: 'tanh' },
  {
    name: 'grid of values',
    encoding: cubic,
    activations: [relu, relu],
    depth: 0,
    outputActivation: 'sigmoid',
  },
];

/** Returns a field whose tables and biases are far enough from 0 for their derivatives to matter. */
function fieldOf({
  encoding,
  activations: [firstActivation, hiddenActivation],
  depth,
  outputActivation,
}: Case): Field {
  const field = initialField({
    encoding,
    outputDim: 2,
    depth,
    width: 4,
    firstActivation,
    hiddenActivation,
    outputActivation,
    random: seededRandom(5),
  });
  const tables = field.parameters.at(-1)!;
  if (tables.name === 'encoding.tables') tables.values.set(seededRandom(6).normals(tables.values.length));
  return field;
}

/** Returns J·Jᵀ by central differences of fourth order of every number, in float64. */
function gramByDifferences(field: Field, points: readonly (readonly number[])[]): number[] {
  const numbers = field.parameters.map(({ values }) => Float64Array.from(values));
  const shift = 1e-5;
  const jacobian = numbers.flatMap((values) =>
    Array.from(values, (value, at) => {
      const [after, twiceAfter, before, twiceBefore] = [shift, 2 * shift, -shift, -2 * shift].map((by) => {
        values[at] = value + by;
        return naiveField(field, numbers, points);
      }) as [number[], number[], number[], number[]];
      values[at] = value;
      return after.map(
        (_, i) => (8 * (after[i]! - before[i]!) - (twiceAfter[i]! - twiceBefore[i]!)) / (12 * shift),
      );
    }),
  );
  const rows = jacobian[0]!.length;
  return Array.from({ length: rows ** 2 }, (_, at) =>
    jacobian.reduce((sum, row) => sum + row[Math.floor(at / rows)]! * row[at % rows]!, 0),
  );
}

describe('empiricalNtk(field, coordinates) of any field', () => {
  test.each(cases)('is the Gram matrix of finite differences: $name', (each) => {
    const field = fieldOf(each);
    const d = each.encoding.inputDim;
    // The last point shares cells with the first; exact in float32, as grids place them.
    const points = [
      [0.125, 0.703125, 0.3125],
      [0.59375, 0.21875, 0.8125],
      [0.171875, 0.734375, 0.34375],
    ].map((v) => v.slice(0, d));
    const kernel = empiricalNtk(field, points.flat());
    expect([kernel.rows, kernel.columns]).toEqual([6, 6]);
    // Output 0 at the first and the last point.
    expect(kernel.values[4]).not.toBe(0);
    const largest = Math.max(...kernel.values.map(Math.abs));
    const relative = (values: ArrayLike<number>): number[] => Array.from(values, (value) => value / largest);
    expectClose(relative(kernel.values), relative(gramByDifferences(field, points)), 1e-8);
  });

  test.each([
    ['linear', hat],
    ['cubic', keys],
  ] as const)(
    'of a plain grid is Σ φᵢ(u)·φᵢ(v) of %s basis functions, for each output',
    (interpolation, basis) => {
      const cells = 8;
      const encoding = gridEncoding({
        inputDim: 1,
        coarsestCells: cells,
        featuresPerLevel: 2,
        interpolation,
      });
      const field = initialField({ encoding, outputDim: 2, depth: 0, outputActivation: 'linear' });
      // Away from the ends, where cubic interpolation repeats vertices.
      const points = [0.25, 0.296875, 0.359375, 0.5, 0.515625];
      const expected = points.flatMap((u) =>
        [0, 1].flatMap((k) =>
          points.flatMap((v) =>
            [0, 1].map((l) => {
              if (k !== l) return 0;
              return Array.from(
                { length: cells + 1 },
                (_, i) => basis(u * cells - i) * basis(v * cells - i),
              ).reduce((sum, product) => sum + product, 0);
            }),
          ),
        ),
      );
      expectClose(empiricalNtk(field, points).values, expected, 1e-12);
    },
  );

  test('of points in the same place of a hash grid counts entries that collide once, with all their weights', () => {
    // One entry for all vertices: the weights add up to 1 everywhere, and so does the kernel.
    const encoding = hashGridEncoding({
      inputDim: 2,
      levels: 1,
      tableSize: 1,
      coarsestCells: 4,
      featuresPerLevel: 1,
    });
    const field = initialField({ encoding, outputDim: 1, depth: 0, outputActivation: 'linear' });
    expectClose(empiricalNtk(field, [0.1, 0.2, 0.9, 0.4]).values, [1, 1, 1, 1], 1e-12);
  });

  test('is the sum of the kernels of its parameter arrays', () => {
    for (const each of cases) {
      const field = fieldOf(each);
      const coordinates = [0.125, 0.703125, 0.3125, 0.59375, 0.21875, 0.8125];
      const of = (trainable?: (name: string) => boolean): Float64Array =>
        empiricalNtk(field, coordinates, trainable && { trainable }).values;
      const all = of();
      const parts = field.parameters.map(({ name }) => of((other) => other === name));
      expectClose(
        all.map((_, i) => parts.reduce((sum, part) => sum + part[i]!, 0)),
        all,
        1e-12,
      );
    }
  });

  test('of one output is its block of the kernel of all outputs', () => {
    const field = fieldOf(cases.find(({ name }) => name === 'trained B and a')!);
    const coordinates = [0.125, 0.703125, 0.3125, 0.59375];
    const all = empiricalNtk(field, coordinates).values;
    for (const output of [0, 1]) {
      const block = [0, 1].flatMap((i) => [0, 1].map((j) => all[(2 * i + output) * 4 + 2 * j + output]!));
      expectClose(empiricalNtk(field, coordinates, { output }).values, block, 1e-12);
    }
    expect(() => empiricalNtk(field, coordinates, { output: 2 })).toThrow(
      'output must be an integer from 0 to 1, got 2',
    );
  });

  test('refuses parameters of other sizes, coordinates that are not finite, and sizes beyond the limit', () => {
    const field = fieldOf(cases[0]!);
    expect(() => empiricalNtk({ ...field, parameters: field.parameters.slice(1) }, [0, 0])).toThrow(
      'empiricalNtk: parameters must be arrays of 8, 4,',
    );
    expect(() => empiricalNtk(field, [0, Number.NaN])).toThrow('empiricalNtk: coordinates');
    expect(() => empiricalNtk(field, [0, 0, 0])).toThrow('empiricalNtk: coordinates');
    expect(() => empiricalNtk(field, new Float32Array(2 * 40_000))).toThrow(
      'empiricalNtk: 40000 points must cost at most 4.00 GiB and 1800 s, got an estimate of 47.',
    );
    expect(() => empiricalNtk(field, [0, 0, 1, 1], { limit: { bytes: 64 } })).toThrow(
      'Pass fewer points or raise limit',
    );
  });
});
