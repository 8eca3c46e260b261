import {
  type Field,
  gaussianEncoding,
  heNormal,
  identityEncoding,
  initialField,
  seededRandom,
  trainedEncoding,
} from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

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

  test('is the encoding itself if they are not', () => {
    const encoding = gaussianEncoding({ inputDim: 1, scale: 3, frequencyCount: 2 });
    expect(trainedEncoding(initialField({ encoding, outputDim: 1, depth: 1 }))).toBe(encoding);
  });
});
