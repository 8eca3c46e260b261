import {
  adam,
  chooseField,
  encode,
  type FieldName,
  type FieldRecommendations,
  type FieldSetting,
  fieldDefaults,
  fieldNames,
  fieldOptions,
  gridEncoding,
  gridStencil,
  hashGridEncoding,
  identityEncoding,
  initialField,
  seededRandoms,
  type TaskFieldOptions,
  taskField,
} from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const network = { width: 6, depth: 3 };
const values = { outputDim: 2, outputActivation: 'tanh' } as const;
const hashSizes = { levels: 3, featuresPerLevel: 2, tableSize: 16, coarsestCells: 2, finestCells: 8 };
const cubic = 'cubic' as const;

const settings: Readonly<Record<Exclude<FieldName, 'fourier'>, FieldSetting>> = {
  siren: { omega: 5, firstOmega: 7, ...network },
  finer: { omega: 5, firstOmega: 7, ...network },
  wire: { omega: 5, firstOmega: 7, spread: 3, ...network },
  gauss: { spread: 3, ...network },
  hash: { ...hashSizes, interpolation: cubic, ...network },
  grid: { finestCells: 4, interpolation: cubic },
};

function field(name: FieldName, setting: FieldSetting, more: Partial<TaskFieldOptions> = {}) {
  return taskField({ field: name, ...setting, inputDim: 3, ...values, randoms: seededRandoms(5), ...more });
}

describe('taskField(options)', () => {
  const signed = identityEncoding({ inputDim: 3, inputRange: [-1, 1] });
  const random = () => seededRandoms(5).network;

  test.each([
    ['siren', { kind: 'sine', omega: 7 }, { kind: 'sine', omega: 5 }],
    ['finer', { kind: 'finer', omega: 7 }, { kind: 'finer', omega: 5 }],
    ['wire', { kind: 'wire', omega: 7, spread: 3 }, { kind: 'wire', omega: 5, spread: 3 }],
    ['gauss', { kind: 'gauss', spread: 3 }, { kind: 'gauss', spread: 3 }],
  ] as const)('builds %s of coordinates in [−1, 1] and its activation', (name, first, hidden) => {
    expect(field(name, settings[name])).toEqual(
      initialField({
        encoding: signed,
        ...network,
        ...values,
        firstActivation: first,
        hiddenActivation: hidden,
        random: random(),
      }),
    );
  });

  test('builds hash of a hash grid and a ReLU network', () => {
    const encoding = hashGridEncoding({ inputDim: 3, ...hashSizes, interpolation: cubic });
    expect(field('hash', settings.hash)).toEqual(
      initialField({ encoding, ...network, ...values, random: random() }),
    );
  });

  test('builds grid of one level with a feature per value, without a layer', () => {
    const encoding = gridEncoding({
      inputDim: 3,
      coarsestCells: 4,
      featuresPerLevel: 2,
      interpolation: cubic,
    });
    const built = field('grid', settings.grid, { outputBias: [1, -1] });
    expect(built).toEqual(
      initialField({ encoding, depth: 0, ...values, outputBias: [1, -1], random: random() }),
    );
    expect(built.parameters.map(({ name }) => name)).toEqual(['encoding.tables']);
  });

  test('maps the ends of a domain to −1 and 1, and to the first and the last vertex of a grid', () => {
    const domain = [-2, 6] as const;
    const { encoding } = field('siren', settings.siren, { domain });
    if (encoding.kind !== 'fourier') throw new Error('not Fourier');
    expect([...encode(encoding, Float32Array.of(-2, 2, 6))]).toEqual([-1, 0, 1]);
    const grid = field('grid', settings.grid, { domain }).encoding;
    if (grid.kind !== 'grid') throw new Error('not a grid');
    const vertexAt = (v: readonly number[]) => {
      const { entries, weights } = gridStencil(grid, grid.levels[0]!, v);
      return entries[weights.indexOf(1)];
    };
    expect(vertexAt([-2, -2, -2])).toBe(0);
    expect(vertexAt([0, -2, -2])).toBe(1);
    expect(vertexAt([6, 6, 6])).toBe(5 ** 3 - 1);
  });

  test.each(fieldNames)('names an option of %s that is missing', (name) => {
    const complete: FieldSetting =
      name === 'fourier' ? { encoding: 'gaussian', scale: 2, frequencyCount: 4, ...network } : settings[name];
    for (const option of fieldOptions[name].filter((each) => each !== 'scale')) {
      const { [option]: _, ...others } = complete;
      expect(() => field(name, others)).toThrow(
        `taskField: ${option} must be given for the field ${name}, got undefined`,
      );
    }
  });

  test('refuses a field that it does not know', () => {
    expect(() => field('cube' as FieldName, settings.siren)).toThrow(
      'taskField: field must be one of fourier, siren, finer, wire, gauss, hash, grid, got cube',
    );
  });
});

const recommended: FieldRecommendations<'none' | 'gaussian'> = {
  inputDim: 2,
  cells: 10,
  defaults: {
    encoding: 'gaussian',
    encodings: { none: { scale: null, learningRate: 1 }, gaussian: { scale: 10, learningRate: 2 } },
    fields: {
      siren: { ...settings.siren, learningRate: 3 },
      finer: { ...settings.finer, learningRate: 3 },
      wire: { ...settings.wire, learningRate: 3 },
      gauss: { ...settings.gauss, learningRate: 3 },
      hash: {
        levels: 2,
        featuresPerLevel: 2,
        tableSize: 16,
        coarsestCells: 16,
        interpolation: 'linear',
        ...network,
        learningRate: 4,
        optimizer: adam({ beta2: 0.5 }),
      },
      grid: { interpolation: 'linear', learningRate: 5 },
    },
    frequencyCount: 8,
    width: 4,
    depth: 3,
  },
};

describe('chooseField(caller, options, recommended)', () => {
  test('completes fourier by the defaults of its encoding', () => {
    const shared = { frequencyCount: 8, width: 4, depth: 3 };
    expect(chooseField('fit', {}, recommended)).toEqual({
      setting: { field: 'fourier', encoding: 'gaussian', scale: 10, ...shared },
      learningRate: 2,
      optimizer: adam(),
      rest: {},
    });
    const { setting, learningRate } = chooseField('fit', { encoding: 'none', width: 9 }, recommended);
    expect(setting).toEqual({ field: 'fourier', encoding: 'none', scale: null, ...shared, width: 9 });
    expect(learningRate).toBe(1);
  });

  test('takes the scale that suits the data', () => {
    const scaled = { ...recommended, scale: () => 7 };
    expect(chooseField('fit', {}, scaled).setting.scale).toBe(7);
    expect(chooseField('fit', { scale: 3 }, scaled).setting.scale).toBe(3);
  });

  test('completes another field by its own defaults, and parts them from other options', () => {
    const options = { field: 'siren', omega: 11, steps: 5, learningRate: 0.5 } as const;
    expect(chooseField('fit', options, recommended)).toEqual({
      setting: { field: 'siren', omega: 11, firstOmega: 7, ...network },
      learningRate: 0.5,
      optimizer: adam(),
      rest: { steps: 5 },
    });
  });

  test('gives grids as many cells as the data have samples, and the coarsest level no more', () => {
    const { setting, optimizer } = chooseField('fit', { field: 'hash' }, recommended);
    expect(setting).toMatchObject({ coarsestCells: 10, finestCells: 10 });
    expect(optimizer).toEqual(adam({ beta2: 0.5 }));
    expect(chooseField('fit', { field: 'grid' }, recommended).setting.finestCells).toBe(10);
    expect(chooseField('fit', { field: 'grid', finestCells: 3 }, recommended).setting.finestCells).toBe(3);
  });

  test.each([
    ['siren', { scale: 10 }],
    ['siren', { encoding: 'gaussian' }],
    ['hash', { frequencyCount: 4 }],
    ['fourier', { omega: 30 }],
    ['grid', { width: 8 }],
    ['gauss', { firstOmega: 30 }],
    ['wire', { levels: 2 }],
  ] as const)('refuses an option that %s does not have: %j', (name, option) => {
    const [key, value] = Object.entries(option)[0]!;
    expect(() => chooseField('fit', { field: name, ...option }, recommended)).toThrow(
      new RangeError(
        `fit: ${key} must be left out with the field ${name}, got ${value}. Its options are ${fieldOptions[name].join(', ')}.`,
      ),
    );
  });

  test.each([
    [{ finestCells: 8 }, [8, 8]],
    [{ finestCells: 40 }, [16, 40]],
    [{ coarsestCells: 200 }, [200, 200]],
    [{ coarsestCells: 4 }, [4, 128]],
    [{ levels: 1 }, [128, 128]],
    [{ levels: 1, coarsestCells: 32 }, [32, 32]],
    [{ levels: 1, finestCells: 64 }, [64, 64]],
  ])('lets the recommended cells of a hash grid give way to %j', (given, [coarsestCells, finestCells]) => {
    const { setting } = chooseField('fit', { field: 'hash', ...given }, { ...recommended, cells: 128 });
    expect(setting).toMatchObject({ coarsestCells, finestCells });
  });

  test('refuses cells of a hash grid that contradict each other', () => {
    const given = { field: 'hash', coarsestCells: 32, finestCells: 8 } as const;
    expect(() => chooseField('fit', given, { ...recommended, cells: 128 })).toThrow(
      'at least coarsestCells, 32, got 8',
    );
    const one = { ...given, finestCells: 64, levels: 1 };
    expect(() => chooseField('fit', one, { ...recommended, cells: 128 })).toThrow(
      'must be coarsestCells, 32, got 64',
    );
  });

  test('takes options that are null or undefined for left out', () => {
    const { setting } = chooseField('fit', { field: 'siren', scale: null }, recommended);
    expect(setting).not.toHaveProperty('scale');
  });

  test.each([
    ['siren', { omega: -1 }, 'fit: omega must be positive and finite, got -1'],
    ['finer', { firstOmega: 0 }, 'fit: firstOmega must be positive and finite, got 0'],
    ['wire', { spread: Number.NaN }, 'fit: spread must be positive and finite, got NaN'],
    ['gauss', { width: 0 }, 'fit: width must be a positive integer, got 0'],
    ['siren', { depth: 1.5 }, 'fit: depth must be a positive integer, got 1.5'],
    ['hash', { tableSize: 3 }, 'tableSize must be a power of 2, got 3'],
    ['hash', { finestCells: 0 }, 'finestCells must be a positive integer, got 0'],
    ['grid', { finestCells: 1e6 }, 'must have at most'],
  ] as const)('refuses an option of %s out of range: %j', (name, option, message) => {
    expect(() => chooseField('fit', { field: name, ...option }, recommended)).toThrow(message);
  });

  test('refuses fields and encodings that there are not', () => {
    expect(() => chooseField('fit', { field: 'cube' as FieldName }, recommended)).toThrow(
      'fit: field must be one of fourier, siren, finer, wire, gauss, hash, grid, got cube',
    );
    expect(() => chooseField('fit', { encoding: 'basic' as 'none' }, recommended)).toThrow(
      'fit: encoding must be one of none, gaussian, got basic',
    );
  });
});

test('fieldDefaults(caller, defaults, field, cells) leaves cells that the task fixes as they are', () => {
  const fields = {
    ...recommended.defaults.fields,
    grid: { finestCells: 64, interpolation: 'linear', learningRate: 1 },
  } as const;
  expect(fieldDefaults('fit', { fields }, 'grid', 10).finestCells).toBe(64);
  expect(fieldDefaults('fit', { fields }, 'gauss', 10)).toBe(fields.gauss);
});
