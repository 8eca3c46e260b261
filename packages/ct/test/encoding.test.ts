import { encode, seededRandom } from '@fourier-features/core';
import { brainDefaults, defaults, type EncodingName, encoding } from '@fourier-features/ct';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const drawn = () => ({ random: seededRandom(0), frequencyCount: 256 });

const deviation = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe('encoding(name, options)', () => {
  test.each([
    ['none', 2],
    ['basic', 4],
    ['positional', 512],
    ['gaussian', 512],
  ] as const)('gives %s %d features, as published', (name, outputDim) => {
    const { scale } = defaults.encodings[name];
    expect(encoding(name, { scale, ...drawn() }).outputDim).toBe(outputDim);
  });

  test('leaves coordinates in [0, 1) as they are for none', () => {
    const none = encoding('none', { scale: null, ...drawn() });
    expectClose(encode(none, Float32Array.of(0, 0.75)), [0, 0.75], 1e-6);
  });

  test('gives positional frequencies up to scale − 1, and gaussian ones the deviation scale', () => {
    const positional = encoding('positional', { scale: 11, ...drawn() });
    expectClose(Math.max(...positional.frequencies), 10, 1e-5);
    const { frequencies } = encoding('gaussian', { scale: 3, ...drawn() });
    expectClose(deviation(frequencies) / 3, 1, 0.15);
  });

  test('refuses to guess a scale', () => {
    expect(() => encoding('positional', { scale: null, ...drawn() })).toThrow(
      'scale of positional must be a number, in cycles per unit, got null',
    );
  });
});

/** Built from the defaults of an encoding. */
const frequenciesOf = ({ encodings }: typeof defaults, name: EncodingName): Float32Array =>
  encoding(name, { scale: encodings[name].scale, ...drawn() }).frequencies;

describe('defaults and brainDefaults', () => {
  // Appendix E.3: positional frequencies 2^(3j/(m−1)) − 1 and 2^(5j/(m−1)) − 1, σ of 4 and 5, rates of 1e-2 and 1e-3.
  test.each([
    ['phantoms', defaults, 2 ** 3 - 1, 4],
    ['brains', brainDefaults, 2 ** 5 - 1, 5],
  ] as const)(
    'have the published frequencies and learning rates for %s',
    (_, recommended, highest, sigma) => {
      expectClose(Math.max(...frequenciesOf(recommended, 'positional')), highest, 1e-4);
      expectClose(deviation(frequenciesOf(recommended, 'gaussian')) / sigma, 1, 0.15);
      const rates = Object.entries(recommended.encodings).map(([name, { learningRate }]) => [
        name,
        learningRate,
      ]);
      expect(rates).toEqual([
        ['none', 1e-2],
        ['basic', 1e-2],
        ['positional', 1e-3],
        ['gaussian', 1e-3],
      ]);
    },
  );
});
