import {
  basicEncoding,
  type EncodingByNameOptions,
  encodingByName,
  gaussianEncoding,
  identityEncoding,
  laplacianEncoding,
  logUniformEncoding,
  positionalEncoding,
  seededRandom,
  uniformEncoding,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const options = (): EncodingByNameOptions & { scale: number } => ({
  inputDim: 2,
  scale: 4,
  frequencyCount: 6,
  random: seededRandom(3),
});
const sampled = (): EncodingByNameOptions & { scale: number } => ({ ...options(), normalise: true });
const positional = { inputDim: 2, frequencyCount: 6, scale: 4, normalise: true };

describe('encodingByName(name, options)', () => {
  test.each([
    ['none', identityEncoding({ inputDim: 2, inputRange: [-1, 1] })],
    ['basic', basicEncoding({ inputDim: 2, normalise: true })],
    ['positional', positionalEncoding(positional)],
    ['positional-text', positionalEncoding({ ...positional, spacing: 'text' })],
    ['positional-octaves', positionalEncoding({ ...positional, spacing: 'octaves' })],
    ['gaussian', gaussianEncoding(sampled())],
    ['uniform', uniformEncoding(sampled())],
    ['log-uniform', logUniformEncoding(sampled())],
    ['laplacian', laplacianEncoding(sampled())],
  ] as const)('%s is the encoding that its function builds', (name, expected) => {
    expect(encodingByName(name, { ...options(), normalise: true, inputRange: [-1, 1] })).toEqual(expected);
  });

  test('leaves coordinates and features as they are by default', () => {
    expect(encodingByName('none', options())).toEqual(identityEncoding({ inputDim: 2 }));
    expect(encodingByName('gaussian', options())).toEqual(gaussianEncoding(options()));
  });

  test('evaluates basic and positional ones in radians on request', () => {
    const radians = { ...options(), unit: 'radians' } as const;
    expect(encodingByName('basic', radians)).toEqual(basicEncoding({ inputDim: 2, unit: 'radians' }));
    expect(encodingByName('positional', radians)).toEqual(
      positionalEncoding({ inputDim: 2, frequencyCount: 6, scale: 4, unit: 'radians' }),
    );
    // A scale is in cycles either way, so random frequencies do not change.
    expect(encodingByName('gaussian', radians)).toEqual(gaussianEncoding(options()));
  });

  test('needs a scale except for none and basic', () => {
    const unscaled = { ...options(), scale: null };
    expect(encodingByName('basic', unscaled)).toEqual(basicEncoding({ inputDim: 2 }));
    expect(encodingByName('none', unscaled)).toEqual(identityEncoding({ inputDim: 2 }));
    expect(() => encodingByName('laplacian', unscaled)).toThrow(
      new RangeError('encodingByName: scale of laplacian must be a number, in cycles per unit, got null'),
    );
  });
});

describe('rotated positional encodings', () => {
  const unit = 'radians';
  const solid: EncodingByNameOptions = {
    inputDim: 3,
    scale: 256 / (2 * Math.PI),
    frequencyCount: 60,
    random: seededRandom(0),
    unit,
  };
  const [c, s] = [Math.cos(Math.PI / 4), Math.sin(Math.PI / 4)];
  const aboutZ = [
    [c, -s, 0],
    [s, c, 0],
    [0, 0, 1],
  ];
  const aboutX = [
    [1, 0, 0],
    [0, c, -s],
    [0, s, c],
  ];
  const turn = (matrix: number[][], vector: readonly number[]): number[] =>
    matrix.map((row) => row.reduce((sum, each, k) => sum + each * vector[k]!, 0));

  test.each([
    ['positional-rotated', 'positional'],
    ['positional-octaves-rotated', 'positional-octaves'],
  ] as const)('%s is %s turned by 45° about z, then by 45° about x', (rotated, plain) => {
    const turned = encodingByName(rotated, solid);
    const { frequencies, frequencyCount } = encodingByName(plain, solid);
    expect(turned.frequencyCount).toBe(frequencyCount);
    expect(turned.hyperparameters).toMatchObject({ rotated: true });
    for (let j = 0; j < frequencyCount; j++) {
      const before = [...frequencies.subarray(3 * j, 3 * j + 3)];
      const after = [...turned.frequencies.subarray(3 * j, 3 * j + 3)];
      expectClose(after, turn(aboutX, turn(aboutZ, before)), 1e-5);
      expectClose(Math.hypot(...after), Math.hypot(...before), 1e-5);
    }
  });

  test('are for three coordinates', () => {
    expect(() => encodingByName('positional-rotated', { ...solid, inputDim: 2 })).toThrow(
      new RangeError('positionalEncoding: rotation must be [2, 2], 4 numbers, got 9'),
    );
  });
});

test('encodingByName refuses a name that it does not know', () => {
  const options = { inputDim: 2, scale: 4, frequencyCount: 4, random: seededRandom(0) };
  expect(() => encodingByName('fourier' as 'gaussian', options)).toThrow(
    /^encodingByName: name must be one of none, basic, positional, .*, laplacian, got fourier$/,
  );
});
