import {
  encodeGrid,
  type Field,
  gaussianEncoding,
  gridEncoding,
  type HiddenActivation,
  hashGridEncoding,
  heNormal,
  identityEncoding,
  initialField,
  isFourierRelu,
  seededRandom,
  trainedEncoding,
  uniformFanIn,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { otherFields } from './otherFields.ts';
import { correlation, mean, standardDeviation } from './statistics.ts';

const parameterCount = ({ parameters }: Field): number =>
  parameters.reduce((sum, { values }) => sum + values.length, 0);

describe('initialField({ encoding, outputDim })', () => {
  test('has 4 layers of 256 channels and a sigmoid by default', () => {
    const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 10 }), outputDim: 3 });
    expect(field.network).toEqual({
      inputDim: 512,
      outputDim: 3,
      depth: 4,
      width: 256,
      hiddenActivations: Array.from({ length: 3 }, () => ({ kind: 'relu' })),
      outputActivation: 'sigmoid',
    });
    expect(field.parameters.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['dense0.weight', 512, 256],
      ['dense0.bias', 256],
      ['dense1.weight', 256, 256],
      ['dense1.bias', 256],
      ['dense2.weight', 256, 256],
      ['dense2.bias', 256],
      ['dense3.weight', 256, 3],
      ['dense3.bias', 3],
    ]);
  });

  test('adds outputBias to the biases of the output layer alone', () => {
    const options = { encoding: identityEncoding({ inputDim: 2 }), outputDim: 2, width: 4, depth: 2 };
    const plain = initialField(options);
    const { parameters } = initialField({ ...options, outputBias: [3, -1] });
    expect(parameters.slice(0, -1)).toEqual(plain.parameters.slice(0, -1));
    const [first, second] = plain.parameters.at(-1)!.values;
    expect(parameters.at(-1)!.values).toEqual(Float32Array.of(first! + 3, second! - 1));
  });

  test.each([[[1]], [[1, 2, 3]], [[1, Number.NaN]]])(
    'refuses the outputBias %j of two outputs',
    (outputBias) => {
      const options = { encoding: identityEncoding({ inputDim: 2 }), outputDim: 2, outputBias };
      expect(() => initialField(options)).toThrow('outputBias must be 2 finite numbers, one per output');
    },
  );

  test('has 263 683 parameters for 4×256, 512 inputs, 3 outputs', () => {
    const encoding = gaussianEncoding({ inputDim: 2, scale: 10 });
    expect(parameterCount(initialField({ encoding, outputDim: 3 }))).toBe(263_683);
  });

  test('has 526 337 parameters for 8×256, 512 inputs, 1 output', () => {
    const encoding = gaussianEncoding({ inputDim: 3, scale: 10 });
    expect(parameterCount(initialField({ encoding, outputDim: 1, depth: 8 }))).toBe(526_337);
  });

  test('takes depth, width, activation, initialiser and random generator', () => {
    const field = initialField({
      encoding: identityEncoding({ inputDim: 2 }),
      outputDim: 1,
      depth: 1,
      width: 9,
      outputActivation: 'tanh',
      initializer: heNormal,
      random: seededRandom(5),
    });
    expect(field.parameters.map(({ shape }) => shape)).toEqual([[2, 1], [1]]);
    expect(field.network.outputActivation).toBe('tanh');
    expect(field.parameters).toEqual(heNormal(field.network, seededRandom(5)));
  });

  test('adds copies of B and a if they are trainable', () => {
    const encoding = gaussianEncoding({ inputDim: 2, scale: 3, frequencyCount: 4, trainable: true });
    const { parameters } = initialField({ encoding, outputDim: 1, depth: 2, width: 4 });
    expect(parameters.slice(-2)).toEqual([
      { name: 'encoding.frequencies', shape: [4, 2], values: encoding.frequencies },
      { name: 'encoding.amplitudes', shape: [4], values: encoding.amplitudes },
    ]);
    expect(parameters.at(-2)!.values).not.toBe(encoding.frequencies);
  });

  test.each(['outputDim', 'width'])('refuses 0 as %s', (name) => {
    const options = { encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, [name]: 0 };
    expect(() => initialField(options)).toThrow(
      new RangeError(`initialField: ${name} must be a positive integer, got 0`),
    );
  });
});

describe('initialField({ hiddenActivation, firstActivation })', () => {
  const encoding = identityEncoding({ inputDim: 2 });

  test('gives the first hidden layer an activation of its own', () => {
    const options = { encoding, outputDim: 1, depth: 4, width: 4 };
    const hiddenActivation = { kind: 'sine', omega: 10 } as const;
    const firstActivation = { kind: 'sine', omega: 30 } as const;
    expect(initialField({ ...options, hiddenActivation }).network.hiddenActivations).toEqual([
      hiddenActivation,
      hiddenActivation,
      hiddenActivation,
    ]);
    expect(initialField({ ...options, hiddenActivation, firstActivation }).network.hiddenActivations).toEqual(
      [firstActivation, hiddenActivation, hiddenActivation],
    );
  });

  test.each<[string, unknown, string]>([
    ['an unknown kind', { kind: 'cube' }, 'kind must be one of relu, sine, finer, gauss, wire, got cube'],
    ['no ω', { kind: 'sine' }, 'omega must be positive and finite, in float32, got NaN'],
    ['an ω of 0', { kind: 'finer', omega: 0 }, 'omega must be positive and finite, in float32, got 0'],
    ['a negative s', { kind: 'gauss', spread: -1 }, 'spread must be positive and finite, in float32, got -1'],
    [
      'an s beyond float32',
      { kind: 'wire', omega: 1, spread: 1e39 },
      'spread must be positive and finite, in float32, got Infinity',
    ],
  ])('refuses an activation with %s', (_, activation, message) => {
    const hiddenActivation = activation as HiddenActivation;
    expect(() => initialField({ encoding, outputDim: 1, hiddenActivation })).toThrow(
      new RangeError(`initialField: hiddenActivation.${message}`),
    );
    const firstActivation = hiddenActivation;
    expect(() =>
      initialField({ encoding, outputDim: 1, hiddenActivation: { kind: 'relu' }, firstActivation }),
    ).toThrow(new RangeError(`initialField: firstActivation.${message}`));
  });
});

describe('initialField({ encoding }) of a grid', () => {
  const encoding = hashGridEncoding({ inputDim: 2, levels: 3, finestCells: 64, tableSize: 2 ** 11 });

  test('has layers, then tables within ±1e-4', () => {
    const { parameters } = initialField({ encoding, outputDim: 1, depth: 2, width: 8 });
    const tables = parameters.at(-1)!;
    // 17² and 33² vertices, then 65² that share a table.
    expect(parameters.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['dense0.weight', 6, 8],
      ['dense0.bias', 8],
      ['dense1.weight', 8, 1],
      ['dense1.bias', 1],
      ['encoding.tables', 17 ** 2 + 33 ** 2 + 2 ** 11, 2],
    ]);
    const { values } = tables;
    expect(values.every((value) => Math.abs(value) <= 1.00001e-4)).toBe(true);
    expectClose(standardDeviation(values) / (1e-4 / Math.sqrt(3)), 1, 0.03);
    expectClose(mean(values) / 1e-4, 0, 0.03);
  });

  test('draws layers and tables independently of each other', () => {
    const tablesOf = (depth: number, width: number, seed = 1): Float32Array =>
      initialField({ encoding, outputDim: 6, depth, width, random: seededRandom(seed) }).parameters.at(-1)!
        .values;
    expect(tablesOf(3, 16)).toEqual(tablesOf(2, 4));
    expect(tablesOf(0, 4)).toEqual(tablesOf(2, 4));
    expect(tablesOf(2, 4, 2)).not.toEqual(tablesOf(2, 4));
    const wider = hashGridEncoding({ inputDim: 2, levels: 3, finestCells: 100, tableSize: 2 ** 11 });
    const layers = [encoding, wider].map((each) =>
      initialField({ encoding: each, outputDim: 1, depth: 2, width: 32 }).parameters.slice(0, 4),
    );
    expect(layers[1]).toEqual(layers[0]);
    const weights = initialField({
      encoding,
      outputDim: 1,
      depth: 2,
      width: 64,
      initializer: uniformFanIn,
      random: seededRandom(1),
    }).parameters[0]!.values;
    expect(Math.abs(correlation(weights, tablesOf(2, 4).subarray(0, weights.length)))).toBeLessThan(0.15);
  });

  test('adds outputBias to every entry of a grid without layers', () => {
    const plain = gridEncoding({ inputDim: 1, coarsestCells: 3, featuresPerLevel: 2 });
    const options = { encoding: plain, outputDim: 2, depth: 0 };
    const [unbiased] = initialField(options).parameters;
    const [biased, ...others] = initialField({ ...options, outputBias: [3, -1] }).parameters;
    expect(others).toEqual([]);
    expect(biased).toEqual({
      name: 'encoding.tables',
      shape: [4, 2],
      values: unbiased!.values.map((value, i) => value + (i % 2 === 0 ? 3 : -1)),
    });
  });

  test('adds to each level without layers the outputBias of its outputs', () => {
    const plain = gridEncoding({
      inputDim: 1,
      levels: 2,
      coarsestCells: 1,
      finestCells: 2,
      featuresPerLevel: 2,
    });
    const field = initialField({ encoding: plain, outputDim: 4, depth: 0, outputBias: [1, 2, 3, 4] });
    const features = encodeGrid(plain, field.parameters[0]!.values, [0, 0.25, 1]);
    expect(Array.from(features, Math.round)).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]);
  });

  test.each([
    ['a Fourier encoding', identityEncoding({ inputDim: 2 }), 2],
    ['a grid of other features', gridEncoding({ inputDim: 2, featuresPerLevel: 3 }), 2],
  ])('refuses depth 0 with %s', (_, other, outputDim) => {
    expect(() => initialField({ encoding: other, outputDim, depth: 0 })).toThrow(
      new RangeError(
        `initialField: depth must be at least 1, or 0 if the encoding is a grid of outputDim features, ${outputDim}, got 0`,
      ),
    );
  });
});

describe('isFourierRelu(field)', () => {
  const encoding = identityEncoding({ inputDim: 2 });
  const size = { outputDim: 1, depth: 3, width: 4 };

  test('is true of Fourier encodings whose hidden layers are all ReLU, and of those without', () => {
    expect(isFourierRelu(initialField({ encoding, ...size }))).toBe(true);
    expect(isFourierRelu(initialField({ encoding, ...size, depth: 1 }))).toBe(true);
  });

  test.each(otherFields)('is false of %s', (_, field) => {
    expect(isFourierRelu(field)).toBe(false);
  });
});

describe('trainedEncoding(field)', () => {
  test('takes B and a from the parameters if they are trainable', () => {
    const encoding = gaussianEncoding({ inputDim: 1, scale: 3, frequencyCount: 2, trainable: true });
    const field = initialField({ encoding, outputDim: 1, depth: 1 });
    field.parameters.at(-2)!.values.set([7, 8]);
    field.parameters.at(-1)!.values.set([0.5, 0.25]);
    const trained = trainedEncoding(field);
    expect([...trained.frequencies]).toEqual([7, 8]);
    expect([...trained.amplitudes]).toEqual([0.5, 0.25]);
    expect(encoding.frequencies).not.toEqual(trained.frequencies);
  });

  test('is the encoding itself of a grid, whose tables are a parameter', () => {
    const encoding = gridEncoding({ inputDim: 1 });
    expect(trainedEncoding(initialField({ encoding, outputDim: 2, depth: 0 }))).toBe(encoding);
  });

  test('is the encoding itself if they are not', () => {
    const encoding = gaussianEncoding({ inputDim: 1, scale: 3, frequencyCount: 2 });
    expect(trainedEncoding(initialField({ encoding, outputDim: 1, depth: 1 }))).toBe(encoding);
  });
});
