import { layerSizes, type Network } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const network: Network = {
  inputDim: 6,
  outputDim: 3,
  depth: 4,
  width: 10,
  hiddenActivations: [{ kind: 'relu' }, { kind: 'relu' }, { kind: 'relu' }],
  outputActivation: 'linear',
};

describe('layerSizes(network)', () => {
  test('gives three hidden layers and one output layer for depth 4', () => {
    expect(layerSizes(network)).toEqual([
      { fanIn: 6, fanOut: 10 },
      { fanIn: 10, fanOut: 10 },
      { fanIn: 10, fanOut: 10 },
      { fanIn: 10, fanOut: 3 },
    ]);
  });

  test('gives two outputs per channel before a Gabor wavelet', () => {
    const wire = { kind: 'wire', omega: 20, spread: 10 } as const;
    const hiddenActivations = [{ kind: 'relu' }, wire, { kind: 'relu' }] as const;
    expect(layerSizes({ ...network, hiddenActivations })).toEqual([
      { fanIn: 6, fanOut: 10 },
      { fanIn: 10, fanOut: 20 },
      { fanIn: 10, fanOut: 10 },
      { fanIn: 10, fanOut: 3 },
    ]);
  });

  test('gives no layers for depth 0', () => {
    expect(layerSizes({ ...network, depth: 0, hiddenActivations: [] })).toEqual([]);
  });

  test('gives one linear map from inputs to outputs for depth 1', () => {
    expect(layerSizes({ ...network, depth: 1 })).toEqual([{ fanIn: 6, fanOut: 3 }]);
  });
});
