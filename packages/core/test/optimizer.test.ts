import { adam, initialOptimizerState, type Parameters, sgd } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

describe('adam(options)', () => {
  test('has the constants of Kingma & Ba', () => {
    expect(adam()).toEqual({ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  });

  test.each([
    [{ beta1: 1 }, 'beta1 must be in [0, 1), got 1'],
    [{ beta2: -0.1 }, 'beta2 must be in [0, 1), got -0.1'],
    [{ beta2: Number.NaN }, 'beta2 must be in [0, 1), got NaN'],
    [{ epsilon: 0 }, 'epsilon must be greater than 0, got 0'],
  ])('refuses %j', (options, message) => {
    expect(() => adam(options)).toThrow(new RangeError(`adam: ${message}`));
  });
});

describe('sgd({ momentum })', () => {
  test('has no momentum unless told', () => {
    expect(sgd()).toEqual({ kind: 'sgd', momentum: 0 });
    expect(sgd({ momentum: 0.9 })).toEqual({ kind: 'sgd', momentum: 0.9 });
  });

  test('refuses a momentum of 1', () => {
    expect(() => sgd({ momentum: 1 })).toThrow(new RangeError('sgd: momentum must be in [0, 1), got 1'));
  });
});

describe('initialOptimizerState(optimizer, parameters)', () => {
  const parameters: Parameters = [
    { name: 'dense0.weight', shape: [1, 2], values: Float32Array.of(1, 2) },
    { name: 'dense0.bias', shape: [2], values: Float32Array.of(3, 4) },
  ];
  const zeros: Parameters = [
    { name: 'dense0.weight', shape: [1, 2], values: Float32Array.of(0, 0) },
    { name: 'dense0.bias', shape: [2], values: Float32Array.of(0, 0) },
  ];

  test('is zero: two moments for Adam, one for SGD', () => {
    expect(initialOptimizerState(adam(), parameters)).toEqual({
      updates: 0,
      firstMoments: zeros,
      secondMoments: zeros,
    });
    expect(initialOptimizerState(sgd(), parameters)).toEqual({
      updates: 0,
      firstMoments: zeros,
      secondMoments: [],
    });
  });
});
