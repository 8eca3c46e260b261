import {
  glorotTruncated,
  type HiddenActivation,
  heNormal,
  type Initializer,
  lecunNormal,
  type Network,
  publishedInitializer,
  seededRandom,
  sirenUniform,
  threefryRandom,
  threefryWords,
  uniformFanIn,
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

/** Returns the network with other activations, one per hidden layer. */
const withActivations = (...hiddenActivations: HiddenActivation[]): Network => ({
  ...network,
  depth: hiddenActivations.length + 1,
  hiddenActivations,
});

/** Checks that values are uniform between −bound and bound: their limits, mean and deviation. */
function expectUniform(values: Float32Array, bound: number): void {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).toBeLessThanOrEqual(bound * (1 + 1e-6));
  expect(largest).toBeGreaterThan(bound * (1 - 10 / values.length));
  expectClose(mean(values) / bound, 0, 3 / Math.sqrt(values.length));
  expectClose((standardDeviation(values) / bound) * Math.sqrt(3), 1, 2 / Math.sqrt(values.length));
}

const sine = (omega: number): HiddenActivation => ({ kind: 'sine', omega });

describe('sirenUniform(network, random)', () => {
  test.each<[string, Network, number[]]>([
    [
      'sines, the first of a larger ω',
      withActivations(sine(30), sine(10)),
      [1 / 300, Math.sqrt(6 / 100) / 10, Math.sqrt(6 / 100) / 10],
    ],
    [
      'sines, the last of a larger ω',
      withActivations(sine(10), sine(30)),
      [1 / 300, Math.sqrt(6 / 100) / 30, Math.sqrt(6 / 100) / 30],
    ],
    [
      'variable-periodic sines',
      withActivations({ kind: 'finer', omega: 20 }, { kind: 'finer', omega: 20 }),
      [1 / 300, Math.sqrt(6 / 100) / 20, Math.sqrt(6 / 100) / 20],
    ],
    ['a sine, then ReLU', withActivations(sine(30), { kind: 'relu' }), [1 / 300, 0.1, 0.1]],
  ])('draws weights within the published bounds: %s', (_, of, bounds) => {
    const parameters = sirenUniform(of, seededRandom(4));
    bounds.forEach((bound, layer) => {
      const [weight, bias] = [parameters[2 * layer]!, parameters[2 * layer + 1]!];
      expectUniform(weight.values, bound);
      expectUniform(bias.values, 1 / Math.sqrt(weight.shape[0]!));
    });
  });

  test('gives the arguments of the sines the same deviation in all layers after the first', () => {
    const [width, omega, points] = [256, 30, 60];
    const siren: Network = {
      inputDim: 2,
      outputDim: 1,
      depth: 7,
      width,
      hiddenActivations: Array.from({ length: 6 }, () => sine(omega)),
      outputActivation: 'linear',
    };
    const parameters = sirenUniform(siren, seededRandom(5));
    const coordinates = seededRandom(6).uniforms(2 * points);
    let h = Array.from({ length: points }, (_, n) =>
      Float64Array.of(2 * coordinates[2 * n]! - 1, 2 * coordinates[2 * n + 1]! - 1),
    );
    for (let layer = 0; layer < 6; layer++) {
      const [weights, biases] = [parameters[2 * layer]!.values, parameters[2 * layer + 1]!.values];
      const phases = h.map((x) =>
        Float64Array.from(biases, (bias, o) =>
          x.reduce((sum, value, i) => sum + omega * value * weights[i * width + o]!, omega * bias),
        ),
      );
      const all = phases.flatMap((each) => [...each]);
      // Weights of variance 2/(ω²·width) on sines of mean square ½, and biases of variance 1/(3·width).
      const expected = Math.sqrt(1 + omega ** 2 / (3 * width));
      // 256 units give a deviation within 4 % of it, twice out of three times.
      if (layer > 0) expectClose(standardDeviation(all) / expected, 1, 0.15);
      h = phases.map((each) => each.map(Math.sin));
      expectClose(mean(h.flatMap((each) => [...each.map((value) => value ** 2)])), 0.5, 0.03);
    }
  });
});

describe('uniformFanIn(network, random)', () => {
  test('draws weights and biases within 1/√fan-in, two columns per channel of a Gabor wavelet', () => {
    const wire: HiddenActivation = { kind: 'wire', omega: 20, spread: 10 };
    const parameters = uniformFanIn(withActivations(wire, wire), seededRandom(4));
    expect(parameters.map(({ shape }) => shape)).toEqual([
      [300, 200],
      [200],
      [100, 200],
      [200],
      [100, 50],
      [50],
    ]);
    parameters.forEach(({ values }, i) => {
      expectUniform(values, 1 / Math.sqrt(i < 2 ? 300 : 100));
    });
  });
});

describe('publishedInitializer(network, random)', () => {
  test.each<[string, Network, Initializer]>([
    ['ReLU', network, glorotTruncated],
    ['no hidden layer', withActivations(), glorotTruncated],
    ['sines', withActivations(sine(30), { kind: 'relu' }), sirenUniform],
    ['variable-periodic sines', withActivations({ kind: 'finer', omega: 30 }), sirenUniform],
    ['Gaussians', withActivations({ kind: 'gauss', spread: 10 }), uniformFanIn],
    ['Gabor wavelets', withActivations({ kind: 'wire', omega: 20, spread: 10 }, sine(30)), uniformFanIn],
  ])('draws the weights published with the first activation: %s', (_, of, initializer) => {
    expect(publishedInitializer(of, seededRandom(3))).toEqual(initializer(of, seededRandom(3)));
  });

  test('draws nothing for a network without layers', () => {
    const none = { ...network, depth: 0, hiddenActivations: [] };
    expect(publishedInitializer(none, seededRandom(3))).toEqual([]);
  });
});
