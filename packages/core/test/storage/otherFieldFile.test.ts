import {
  adam,
  type Field,
  gridEncoding,
  initialField,
  initialOptimizerState,
  seededRandom,
} from '@fourier-features/core';
import {
  decodeCheckpoint,
  decodeField,
  decodeSafetensors,
  encodeCheckpoint,
  encodeField,
} from '@fourier-features/core/storage';
import { describe, expect, test } from 'vitest';
import { otherFields, trainedLike } from '../otherFields.ts';
import { olderFile, olderFileWith } from './olderFile.ts';

const KEY = 'fourier_features';
const fieldNamed = (name: string): Field => otherFields.find(([each]) => each === name)![1];

describe('decodeField(encodeField(file)), of format 3', () => {
  test.each(otherFields)('restores the field: %s', (_, drawn) => {
    const file = { field: trainedLike(drawn), metadata: { task: 'test' } };
    const bytes = encodeField(file);
    expect(decodeField(bytes)).toEqual(file);
    expect(JSON.parse(decodeSafetensors(bytes).metadata[KEY]!)).toMatchObject({ format: 3 });
  });

  test('holds the tables once, after the layers', () => {
    const { tensors } = decodeSafetensors(encodeField({ field: fieldNamed('a hash grid'), metadata: {} }));
    expect(tensors.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['dense0.weight', 8, 6],
      ['dense0.bias', 6],
      ['dense1.weight', 6, 6],
      ['dense1.bias', 6],
      ['dense2.weight', 6, 2],
      ['dense2.bias', 2],
      // 4² and 6² vertices; 11² and 22² share 64 entries each: cells 3, ⌊3·7^(1/3)⌋, ⌊3·7^(2/3)⌋ and 21.
      ['encoding.tables', 16 + 36 + 64 + 64, 2],
    ]);
  });

  test('holds two outputs per channel of Gabor wavelets', () => {
    const { tensors } = decodeSafetensors(encodeField({ field: fieldNamed('Gabor wavelets'), metadata: {} }));
    const shapes = Object.fromEntries(tensors.map(({ name, shape }) => [name, shape]));
    expect(shapes).toMatchObject({
      'dense0.weight': [2, 12],
      'dense1.weight': [6, 12],
      'dense2.weight': [6, 2],
    });
  });

  test('holds no layers of a plain grid', () => {
    const { tensors } = decodeSafetensors(encodeField({ field: fieldNamed('a plain grid'), metadata: {} }));
    expect(tensors.map(({ name, shape }) => [name, ...shape])).toEqual([['encoding.tables', 25, 2]]);
  });
});

describe('decodeCheckpoint(encodeCheckpoint(file)), of format 3', () => {
  test.each(otherFields)('is bit-identical: %s', (_, drawn) => {
    const field = trainedLike(drawn);
    const state = initialOptimizerState(adam(), field.parameters);
    for (const { values } of state.firstMoments) values.set(seededRandom(5).normals(values.length));
    const checkpoint = {
      field,
      optimizer: adam(),
      optimizerState: { ...state, updates: 3 },
      randomState: seededRandom(1).state(),
      curve: [],
    };
    const bytes = encodeCheckpoint({ checkpoint, metadata: {} });
    expect(decodeCheckpoint(bytes)).toEqual({ checkpoint, metadata: {} });
    expect(decodeField(bytes).field).toEqual(field);
  });
});

describe('decodeField(bytes), of format 3', () => {
  const LEVEL = '{"cells":3,"entries":16}';

  test.each<[name: string, what: string, change: readonly [from: string | RegExp, to: string], why: string]>([
    [
      'a hash grid',
      'an unknown kind of encoding',
      ['"kind":"grid"', '"kind":"tree"'],
      'hyper-parameters.encoding.kind must be one of fourier, grid, got tree',
    ],
    [
      'a hash grid',
      'the kind of another encoding',
      ['"kind":"grid"', '"kind":"fourier"'],
      'hyper-parameters.encoding.name must be one of identity, basic, positional, gaussian, uniform, log-uniform, laplacian, series, custom, got hash-grid',
    ],
    [
      'a hash grid',
      'levels that are not a list',
      [/"levels":\[.*?\]/, '"levels":4'],
      'hyper-parameters.encoding.levels must be an array, got 4',
    ],
    [
      'a hash grid',
      'no levels',
      [/"levels":\[.*?\]/, '"levels":[]'],
      'encoding.outputDim must be the levels times F, 0 · 2, got 8',
    ],
    [
      'a hash grid',
      'half a cell',
      [LEVEL, '{"cells":3.5,"entries":16}'],
      'hyper-parameters.encoding.levels[0].cells must be a positive integer, got 3.5',
    ],
    [
      'a hash grid',
      'more cells than float32 tells apart',
      [LEVEL, '{"cells":8388609,"entries":16}'],
      'encoding.levels[0].cells must be at most 8388608, got 8388609',
    ],
    [
      'a hash grid',
      'a level of no entries',
      [LEVEL, '{"cells":3,"entries":0}'],
      'hyper-parameters.encoding.levels[0].entries must be a positive integer, got 0',
    ],
    [
      'a hash grid',
      'more entries than vertices',
      [LEVEL, '{"cells":3,"entries":32}'],
      'encoding.levels[0].entries must be 16, one per vertex, or a lower power of 2, got 32',
    ],
    [
      'a hash grid',
      'shared entries that are no power of 2',
      [LEVEL, '{"cells":3,"entries":15}'],
      'encoding.levels[0].entries must be 16, one per vertex, or a lower power of 2, got 15',
    ],
    [
      'a hash grid',
      'fewer entries than the file holds',
      [LEVEL, '{"cells":3,"entries":8}'],
      'the file must hold encoding.tables of shape [172, 2]',
    ],
    [
      'a hash grid',
      'entries by the billion',
      [LEVEL, '{"cells":8388608,"entries":1073741824}'],
      'encoding.levels must have tables of at most 268435456 numbers together, got 2147483976',
    ],
    [
      'a hash grid',
      'features that the levels do not have',
      ['"featuresPerLevel":2', '"featuresPerLevel":3'],
      'encoding.outputDim must be the levels times F, 4 · 3, got 8',
    ],
    [
      'a hash grid',
      'a network for other features',
      [/"network":\{"inputDim":8/, '"network":{"inputDim":7'],
      'network.inputDim must be the 8 features of the encoding, got 7',
    ],
    [
      'a hash grid',
      'another interpolation',
      ['"linear"', '"nearest"'],
      'hyper-parameters.encoding.interpolation must be one of linear, cubic, got nearest',
    ],
    [
      'a hash grid',
      'tables that are not trained',
      ['"trainable":true', '"trainable":false'],
      'hyper-parameters.encoding.trainable must be true, got false',
    ],
    [
      'a hash grid',
      'an input range beyond float32',
      ['"inputRange":[0,1]', '"inputRange":[-3e38,3e38]'],
      'encoding.inputRange must be finite in float32, got [-3e+38, 3e+38]',
    ],
    [
      'a hash grid of 3 coordinates on [−1, 2]',
      'more coordinates than the hash has primes',
      ['"inputDim":3', '"inputDim":5'],
      'encoding.inputDim must be at most 4, got 5',
    ],
    [
      'a plain grid',
      'a depth of 0 without as many features as values',
      ['"outputDim":2,"depth"', '"outputDim":1,"depth"'],
      'network.depth must be at least 1, or 0 if the encoding is a grid of outputDim features, 1, got 0',
    ],
    [
      'a plain grid',
      'a negative depth',
      ['"depth":0', '"depth":-1'],
      'hyper-parameters.network.depth must be an integer of at least 0, got -1',
    ],
    [
      'a plain grid',
      'more layers than arrays',
      ['"depth":0', '"depth":1000000000'],
      'the file must hold the arrays of 1000000000 layers, got 1 arrays',
    ],
    [
      'sines',
      'a depth of 0',
      ['"depth":3', '"depth":0'],
      'network.hiddenActivations must be 0, one per hidden layer, got 2',
    ],
    [
      'sines',
      'more layers than activations',
      ['"depth":3', '"depth":4'],
      'network.hiddenActivations must be 3, one per hidden layer, got 2',
    ],
    [
      'sines',
      'activations that are not a list',
      [/"hiddenActivations":\[.*?\]/, '"hiddenActivations":"sine"'],
      'hyper-parameters.network.hiddenActivations must be an array, got sine',
    ],
    [
      'sines',
      'an unknown activation, with an escape sequence',
      ['"kind":"sine"', '"kind":"wave\\u001b[31m"'],
      'hyper-parameters.network.hiddenActivations[0].kind must be one of relu, sine, finer, gauss, wire, got wave\\x1b[31m',
    ],
    [
      'sines',
      'no ω',
      [',"omega":3', ''],
      'hyper-parameters.network.hiddenActivations[0].omega must be present, got nothing',
    ],
    ...['0', '-3', '"#NaN"', '"#Infinity"', '1e39', '1e-46', '"3"'].map(
      (omega): [string, string, [string, string], string] => [
        'sines',
        `an ω of ${omega}`,
        ['"omega":3', `"omega":${omega}`],
        `hyper-parameters.network.hiddenActivations[0].omega must be greater than 0 and finite in float32, got ${omega.startsWith('"') ? omega.replaceAll(/["#]/g, '') : Number(omega)}`,
      ],
    ),
    [
      'sines',
      'a constant that sines do not have',
      ['"omega":3', '"omega":3,"spread":2'],
      'hyper-parameters.network.hiddenActivations[0].spread must be absent, got spread',
    ],
    [
      'Gabor wavelets',
      'no s',
      [',"spread":0.7', ''],
      'hyper-parameters.network.hiddenActivations[0].spread must be present, got nothing',
    ],
    [
      'Gabor wavelets',
      'another activation of the same constants',
      ['"kind":"wire"', '"kind":"sine"'],
      'hyper-parameters.network.hiddenActivations[0].spread must be absent, got spread',
    ],
  ])('refuses the file of %s with %s', (name, _, [from, to], why) => {
    const bytes = encodeField({ field: fieldNamed(name), metadata: {} });
    const damaged = olderFileWith(bytes, KEY, (json) => {
      const changed = json.replace(from, to);
      expect(changed).not.toBe(json);
      return changed;
    });
    expect(() => decodeField(damaged)).toThrow(expect.objectContaining({ message: `decodeField: ${why}` }));
  });

  test('refuses tables that are not finite', () => {
    const bytes = encodeField({ field: fieldNamed('a plain grid'), metadata: {} });
    const damaged = olderFile(bytes, ({ tensors }) => {
      tensors[0]!.values[3] = Number.NaN;
      return { tensors };
    });
    expect(() => decodeField(damaged)).toThrow(
      new RangeError('decodeField: encoding.tables must be finite, got NaN at index 3'),
    );
  });

  test('refuses a grid in a file of format 2, whose readers have none', () => {
    const field = initialField({ encoding: gridEncoding({ inputDim: 1 }), outputDim: 1, depth: 1 });
    const older = olderFileWith(encodeField({ field, metadata: {} }), KEY, (json) =>
      json.replace('"format":3', '"format":2'),
    );
    expect(() => decodeField(older)).toThrow(
      /^decodeField: hyper-parameters.encoding.name must be one of identity,/,
    );
  });

  test('reads ReLU from a file of format 2 whatever activations it states', () => {
    const field = fieldNamed('sines');
    const older = olderFileWith(encodeField({ field, metadata: {} }), KEY, (json) =>
      json.replace('"format":3', '"format":2'),
    );
    expect(decodeField(older).field.network.hiddenActivations).toEqual([{ kind: 'relu' }, { kind: 'relu' }]);
  });
});
