import {
  basicEncoding,
  encodingByName,
  gaussianEncoding,
  identityEncoding,
  laplacianEncoding,
  logUniformEncoding,
  positionalEncoding,
  publishedPositionalEncoding,
  seededRandom,
  uniformEncoding,
} from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const random = () => seededRandom(3);
const options = () => ({ inputDim: 2, scale: 4, frequencyCount: 6, random: random() });
const sampled = () => ({ ...options(), normalise: true });
const positional = { inputDim: 2, frequencyCount: 6, maxLogFrequency: 4, normalise: true };

describe('encodingByName(name, options)', () => {
  test.each([
    ['none', identityEncoding({ inputDim: 2, inputRange: [-1, 1] })],
    ['basic', basicEncoding({ inputDim: 2, normalise: true })],
    ['positional', positionalEncoding(positional)],
    ['positional-published', publishedPositionalEncoding(positional)],
    ['gaussian', gaussianEncoding(sampled())],
    ['uniform', uniformEncoding(sampled())],
    ['log-uniform', logUniformEncoding(sampled())],
    ['laplacian', laplacianEncoding(sampled())],
  ] as const)('is for %s what its own function makes', (name, expected) => {
    expect(encodingByName(name, { ...options(), normalise: true, inputRange: [-1, 1] })).toEqual(expected);
  });

  test('leaves coordinates and features as they are by default', () => {
    expect(encodingByName('none', options())).toEqual(identityEncoding({ inputDim: 2 }));
    expect(encodingByName('gaussian', options())).toEqual(gaussianEncoding(options()));
  });

  test('needs a scale but for none and basic', () => {
    const unscaled = { ...options(), scale: null };
    expect(encodingByName('basic', unscaled)).toEqual(basicEncoding({ inputDim: 2 }));
    expect(() => encodingByName('laplacian', unscaled)).toThrow(
      new RangeError('laplacian encoding: scale must be given, got null'),
    );
  });
});
