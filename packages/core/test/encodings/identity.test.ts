import { identityEncoding } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

describe('identityEncoding({ inputDim })', () => {
  test('has no frequencies and as many outputs as inputs', () => {
    expect(identityEncoding({ inputDim: 3 })).toEqual({
      kind: 'fourier',
      name: 'identity',
      inputDim: 3,
      frequencyCount: 0,
      outputDim: 3,
      frequencies: new Float32Array(0),
      amplitudes: new Float32Array(0),
      includeCoordinates: true,
      inputRange: [0, 1],
      trainable: false,
      hyperparameters: {},
    });
  });

  test('refuses 0 coordinates', () => {
    expect(() => identityEncoding({ inputDim: 0 })).toThrow(
      new RangeError('identityEncoding: inputDim must be a positive integer, got 0'),
    );
  });

  test('refuses an empty input range', () => {
    expect(() => identityEncoding({ inputDim: 1, inputRange: [0.5, 0.5] })).toThrow(
      new RangeError('identityEncoding: inputRange must be two different finite numbers, got [0.5, 0.5]'),
    );
  });
});
