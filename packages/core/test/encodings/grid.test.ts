import {
  checkField,
  type Field,
  type GridEncoding,
  type GridOptions,
  gridEncoding,
  gridEntries,
  type HashGridOptions,
  hashGridEncoding,
  initialField,
} from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const cellsOf = ({ levels }: GridEncoding): number[] => levels.map(({ cells }) => cells);

/** Returns ⌊c·(f/c)^(l/n)⌋ by integers alone: the largest k with kⁿ ≤ c^(n − l)·f^l. */
function exactCells(levels: number, coarsest: number, finest: number): number[] {
  const n = BigInt(levels - 1);
  return Array.from({ length: levels }, (_, l) => {
    const power = BigInt(coarsest) ** (n - BigInt(l)) * BigInt(finest) ** BigInt(l);
    let k = BigInt(coarsest);
    while ((k + 1n) ** n <= power) k += 1n;
    return Number(k);
  });
}

describe('gridEncoding(options)', () => {
  test('has one level of 16 cells and 2 features by default', () => {
    expect(gridEncoding({ inputDim: 2 })).toEqual({
      kind: 'grid',
      name: 'grid',
      inputDim: 2,
      outputDim: 2,
      levels: [{ cells: 16, entries: 17 ** 2, start: 0 }],
      featuresPerLevel: 2,
      interpolation: 'linear',
      inputRange: [0, 1],
      trainable: true,
      hyperparameters: { coarsestCells: 16, finestCells: 16 },
    });
  });

  test.each([1, 2, 3, 4])('gives each of (cells + 1)^%i vertices of each level an entry', (inputDim) => {
    const { levels, outputDim } = gridEncoding({
      inputDim,
      levels: 3,
      featuresPerLevel: 5,
      coarsestCells: 2,
      finestCells: 8,
    });
    const [a, b, c] = [3 ** inputDim, 5 ** inputDim, 9 ** inputDim];
    expect(levels).toEqual([
      { cells: 2, entries: a, start: 0 },
      { cells: 4, entries: b, start: a },
      { cells: 8, entries: c, start: a + b },
    ]);
    expect(outputDim).toBe(15);
    expect(gridEntries({ levels })).toBe(a + b + c);
  });
});

describe('hashGridEncoding(options)', () => {
  test('has the 16 levels of b = 2^(1/3) from 16 to 512 cells by default, of at most 2^14 entries', () => {
    const encoding = hashGridEncoding({ inputDim: 2 });
    expect(cellsOf(encoding)).toEqual([
      16, 20, 25, 32, 40, 50, 64, 80, 101, 128, 161, 203, 256, 322, 406, 512,
    ]);
    expect(encoding.levels.map(({ entries }) => entries)).toEqual(
      [17, 21, 26, 33, 41, 51, 65, 81, 102].map((side) => side ** 2).concat(new Array(7).fill(2 ** 14)),
    );
    expect(encoding.outputDim).toBe(32);
    expect(encoding.hyperparameters).toEqual({ coarsestCells: 16, finestCells: 512, tableSize: 2 ** 14 });
  });

  test.each([
    [2, 1, 100],
    [4, 1, 27],
    [4, 4, 32],
    [5, 3, 48],
    [6, 7, 1000],
    [8, 16, 2048],
    [9, 1, 256],
    [16, 16, 4096],
  ])('rounds the cells of %i levels from %i to %i down, exactly', (levels, coarsestCells, finestCells) => {
    expect(cellsOf(hashGridEncoding({ inputDim: 2, levels, coarsestCells, finestCells }))).toEqual(
      exactCells(levels, coarsestCells, finestCells),
    );
  });

  test('ends at the finest cells exactly', () => {
    for (let finestCells = 17; finestCells < 600; finestCells += 7)
      for (const levels of [2, 3, 7, 16])
        expect(cellsOf(hashGridEncoding({ inputDim: 1, levels, finestCells })).at(-1)).toBe(finestCells);
  });

  test('has a table of its vertices where these are as many as the entries of a table', () => {
    const { levels } = hashGridEncoding({ inputDim: 2, levels: 1, coarsestCells: 7, tableSize: 64 });
    expect(levels).toEqual([{ cells: 7, entries: 64, start: 0 }]);
  });
});

test.each<[name: string, options: Partial<HashGridOptions>, message: string]>([
  ['0 coordinates', { inputDim: 0 }, 'inputDim must be a positive integer, got 0'],
  ['5 coordinates', { inputDim: 5 }, 'inputDim must be at most 4, got 5'],
  ['half a level', { levels: 1.5 }, 'levels must be a positive integer, got 1.5'],
  ['no features', { featuresPerLevel: 0 }, 'featuresPerLevel must be a positive integer, got 0'],
  ['no cells', { coarsestCells: 0 }, 'coarsestCells must be a positive integer, got 0'],
  ['fewer fine cells', { finestCells: 8 }, 'finestCells must be at least coarsestCells, 16, got 8'],
  ['one level of two sizes', { levels: 1, finestCells: 32 }, 'finestCells must be coarsestCells, 16, got 32'],
  ['cells beyond float32', { finestCells: 2 ** 24 }, 'finestCells must be at most 8388608, got 16777216'],
  [
    'another interpolation',
    { interpolation: 'nearest' as 'linear' },
    'interpolation must be one of linear, cubic, got nearest',
  ],
  ['an empty range', { inputRange: [1, 1] }, 'inputRange must be two different finite numbers, got [1, 1]'],
  ['a table of 100', { tableSize: 100 }, 'tableSize must be a power of 2, got 100'],
  ['a table of 0', { tableSize: 0 }, 'tableSize must be a positive integer, got 0'],
])('hashGridEncoding refuses %s', (_, options, message) => {
  expect(() => hashGridEncoding({ inputDim: 2, ...options })).toThrow(
    new RangeError(`hashGridEncoding: ${message}`),
  );
});

test.each<[string, GridOptions, number]>([
  ['many entries', { inputDim: 4, coarsestCells: 256, featuresPerLevel: 1 }, 257 ** 4],
  ['entries of many features', { inputDim: 3, coarsestCells: 399, featuresPerLevel: 5 }, 5 * 400 ** 3],
])('gridEncoding refuses %s, before anything is allocated', (_, options, numbers) => {
  expect(() => gridEncoding(options)).toThrow(
    new RangeError(
      `gridEncoding: the tables of all levels must have at most 268435456 numbers, got ${numbers}. Use fewer cells, or a hash grid.`,
    ),
  );
});

describe('checkField', () => {
  const encoding = hashGridEncoding({
    inputDim: 2,
    levels: 2,
    coarsestCells: 2,
    finestCells: 10,
    tableSize: 64,
  });
  const field = initialField({ encoding, outputDim: 1, depth: 2, width: 4 });
  const [first, second] = encoding.levels as [GridEncoding['levels'][0], GridEncoding['levels'][0]];

  test('accepts a field of a grid, with layers and without', () => {
    checkField('test', field);
    checkField('test', initialField({ encoding, outputDim: 4, depth: 0 }));
  });

  test.each<[string, Partial<GridEncoding>, string]>([
    ['levels that overlap', { levels: [first, { ...second, start: 8 }] }, 'levels[1].start must be 9,'],
    ['levels with a gap', { levels: [first, { ...second, start: 10 }] }, 'levels[1].start must be 9,'],
    [
      'more entries than vertices',
      { levels: [first, { ...second, entries: 128 }] },
      'levels[1].entries must be 121, one per vertex, or a lower power of 2, got 128',
    ],
    [
      'shared entries that are no power of 2',
      { levels: [first, { ...second, entries: 65 }] },
      'levels[1].entries must be 121, one per vertex, or a lower power of 2, got 65',
    ],
    ['no cells', { levels: [{ ...first, cells: 0 }, second] }, 'levels[0].cells must be a positive integer'],
    ['other features', { outputDim: 5 }, 'outputDim must be the levels times F, 2 · 2, got 5'],
    ['5 coordinates', { inputDim: 5 }, 'inputDim must be at most 4, got 5'],
    [
      'tables of more numbers than engines address',
      { featuresPerLevel: 2 ** 22, outputDim: 2 ** 23 },
      `levels must have tables of at most ${2 ** 28} numbers together, got ${73 * 2 ** 22}`,
    ],
    [
      'another interpolation',
      { interpolation: 'nearest' as 'linear' },
      'interpolation must be one of linear, cubic, got nearest',
    ],
    [
      'a range beyond float32',
      { inputRange: [0, 1e39] },
      'inputRange must be finite in float32, got [0, 1e+39]',
    ],
  ])('refuses a grid with %s', (_, part, message) => {
    const wrong: Field = { ...field, encoding: { ...encoding, ...part } };
    expect(() => checkField('test', wrong)).toThrow(`test: encoding.${message}`);
    expect(() => checkField('test', wrong)).toThrow(RangeError);
  });

  test('refuses tables of another size', () => {
    const parameters = field.parameters.with(-1, {
      ...field.parameters.at(-1)!,
      values: new Float32Array(7),
    });
    expect(() => checkField('test', { ...field, parameters })).toThrow(
      /^test: parameters must be arrays of 16, 4, 4, 1, 146 numbers, .* got 16, 4, 4, 1, 7$/,
    );
  });
});
