import {
  adam,
  checkField,
  checkOptimizer,
  type Field,
  gaussianEncoding,
  initialField,
  initialOptimizerState,
  type Optimizer,
  type SineActivation,
  sgd,
} from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const encoding = gaussianEncoding({ inputDim: 2, scale: 3, frequencyCount: 4, trainable: true });
const field = initialField({ encoding, outputDim: 3, depth: 2, width: 5 });

describe('checkField', () => {
  test('accepts a field with fixed or trained frequencies', () => {
    checkField('test', field);
    checkField('test', {
      ...field,
      encoding: { ...encoding, trainable: false },
      parameters: field.parameters.slice(0, 4),
    });
  });

  test.each<[string, Partial<Field>, string]>([
    [
      'no parameters',
      { parameters: [] },
      'test: parameters must be arrays of 40, 5, 15, 3, 8, 4 numbers, as the field’s network and encoding say, got none',
    ],
    [
      'parameters without B and a',
      { parameters: field.parameters.slice(0, 4) },
      'test: parameters must be arrays of 40, 5, 15, 3, 8, 4 numbers, as the field’s network and encoding say, got 40, 5, 15, 3',
    ],
    [
      'a network for other features',
      { network: { ...field.network, inputDim: 9 } },
      'test: network.inputDim must be the 8 features of the encoding, got 9',
    ],
    [
      'fewer activations than hidden layers',
      { network: { ...field.network, hiddenActivations: [] } },
      'test: network.hiddenActivations must be 1, one per hidden layer, got 0',
    ],
    [
      'more activations than hidden layers',
      { network: { ...field.network, depth: 1 } },
      'test: network.hiddenActivations must be 0, one per hidden layer, got 1',
    ],
    [
      'an activation without its constant',
      { network: { ...field.network, hiddenActivations: [{ kind: 'sine' } as SineActivation] } },
      'test: network.hiddenActivations[0].omega must be positive and finite, in float32, got NaN',
    ],
    [
      'no layers on frequencies',
      { network: { ...field.network, depth: 0, hiddenActivations: [] } },
      'test: network.depth must be at least 1, or 0 if the encoding is a grid of outputDim features, 3, got 0',
    ],
    [
      'fewer layers than none',
      { network: { ...field.network, depth: -1, hiddenActivations: [] } },
      'test: network.depth must be at least 1, or 0 if the encoding is a grid of outputDim features, 3, got -1',
    ],
    [
      'the outputs of a Gabor wavelet missing',
      { network: { ...field.network, hiddenActivations: [{ kind: 'wire', omega: 4, spread: 4 }] } },
      'test: parameters must be arrays of 80, 10, 15, 3, 8, 4 numbers, as the field’s network and encoding say, got 40, 5, 15, 3, 8, 4',
    ],
    [
      'an unknown activation',
      { network: { ...field.network, outputActivation: 'relu' as 'linear' } },
      'test: network.outputActivation must be one of linear, sigmoid, tanh, got relu',
    ],
  ])('refuses %s', (_, part, message) => {
    expect(() => checkField('test', { ...field, ...part })).toThrow(new RangeError(message));
  });
});

describe('checkOptimizer', () => {
  test.each<Optimizer>([adam(), sgd()])('accepts the initial state of %o', (optimizer) => {
    checkOptimizer('test', field, optimizer, initialOptimizerState(optimizer, field.parameters));
  });

  test('refuses the state of another field, and that of another optimiser', () => {
    const other = initialField({ encoding, outputDim: 3, depth: 2, width: 6 });
    expect(() =>
      checkOptimizer('test', field, adam(), initialOptimizerState(adam(), other.parameters)),
    ).toThrow(/^test: state.firstMoments must be arrays of 40, 5, 15, 3, 8, 4 numbers/);
    expect(() =>
      checkOptimizer('test', field, adam(), initialOptimizerState(sgd(), field.parameters)),
    ).toThrow(/^test: state.secondMoments must be arrays of .*, got none$/);
  });

  test('refuses an unknown optimiser', () => {
    expect(() => checkOptimizer('test', field, { kind: 'lbfgs' } as unknown as Optimizer)).toThrow(
      'test: optimizer.kind must be one of adam, sgd, got lbfgs',
    );
  });
});
