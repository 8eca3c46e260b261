import {
  glorotTruncated,
  heNormal,
  lecunNormal,
  type Network,
  seededRandom,
  threefryRandom,
  threefryWords,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { mean, standardDeviation } from '../statistics.ts';

const network: Network = {
  inputDim: 300,
  outputDim: 50,
  depth: 3,
  width: 100,
  hiddenActivations: [{ kind: 'relu' }, { kind: 'relu' }],
  outputActivation: 'linear',
};

describe('glorotTruncated(network, random)', () => {
  const parameters = glorotTruncated(network, seededRandom(1));

  test('names and shapes a weight and a bias for each layer, in order', () => {
    expect(parameters.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['dense0.weight', 300, 100],
      ['dense0.bias', 100],
      ['dense1.weight', 100, 100],
      ['dense1.bias', 100],
      ['dense2.weight', 100, 50],
      ['dense2.bias', 50],
    ]);
  });

  test.each([
    [0, 300, 100],
    [1, 100, 100],
    [2, 100, 50],
  ])(
    'draws the weights of layer %i with variance 2/(%i + %i), cut at ±2 deviations',
    (layer, fanIn, fanOut) => {
      const { values } = parameters[2 * layer]!;
      const deviation = Math.sqrt(2 / (fanIn + fanOut));
      expect(values.length).toBe(fanIn * fanOut);
      expectClose(mean(values) / deviation, 0, 5 / Math.sqrt(values.length));
      expectClose(standardDeviation(values) / deviation, 1, 0.03);
      // The cut is at two deviations of the uncut normal, whose deviation is 1/0.8796 times as large.
      const limit = (2 * deviation) / 0.87962566;
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(largest).toBeLessThanOrEqual(limit * (1 + 1e-6));
      expect(largest).toBeGreaterThan(0.97 * limit);
    },
  );

  test('draws biases of standard deviation 0.01', () => {
    const biases = [1, 3, 5].flatMap((i) => [...parameters[i]!.values]);
    expectClose(standardDeviation(biases), 0.01, 0.002);
  });

  test('uses the keys of the published code, split per layer, then per activation', () => {
    // stax.serial splits its key once per layer, and ReLU is a layer; Dense splits its key in two.
    const split = (key: readonly [number, number]): [[number, number], [number, number]] => {
      const words = threefryWords(key, 4);
      return [
        [words[0]!, words[1]!],
        [words[2]!, words[3]!],
      ];
    };
    let [running, dense] = split([0, 10]);
    for (let layer = 0; layer < 3; layer++) {
      const [ofWeights, ofBiases] = split(dense);
      const drawn = glorotTruncated(network, threefryRandom(10));
      const { values, shape } = drawn[2 * layer]!;
      const deviation = Math.sqrt(2 / (shape[0]! + shape[1]!)) / 0.87962566;
      const normals = threefryRandom(ofWeights).truncatedNormals(values.length);
      expectClose(
        values,
        normals.map((value) => value * deviation),
        1e-6,
      );
      expectClose(
        drawn[2 * layer + 1]!.values,
        threefryRandom(ofBiases)
          .normals(shape[1]!)
          .map((value) => 0.01 * value),
        1e-7,
      );
      const [afterRelu] = split(running);
      [running, dense] = split(afterRelu);
    }
  });
});

describe.each([
  ['heNormal', heNormal, 2],
  ['lecunNormal', lecunNormal, 1],
])('%s(network, random)', (_, initializer, gain) => {
  const parameters = initializer(network, seededRandom(2));

  test(`draws uncut normal weights of variance ${gain}/fan-in`, () => {
    for (const { shape, values } of [parameters[0]!, parameters[2]!, parameters[4]!]) {
      const deviation = Math.sqrt(gain / shape[0]!);
      expectClose(mean(values) / deviation, 0, 5 / Math.sqrt(values.length));
      expectClose(standardDeviation(values) / deviation, 1, 0.03);
      expect(values.some((value) => Math.abs(value) > 3 * deviation)).toBe(true);
    }
  });

  test('sets biases to 0', () => {
    for (const i of [1, 3, 5]) expect(parameters[i]!.values.every((value) => value === 0)).toBe(true);
  });

  test('gives the same weights for the same seed and different ones for another', () => {
    expect(initializer(network, seededRandom(2))).toEqual(parameters);
    expect(initializer(network, seededRandom(3))[0]!.values).not.toEqual(parameters[0]!.values);
  });
});
