import { layerSizes, type Network } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

const network: Network = { inputDim: 6, outputDim: 3, depth: 4, width: 10, outputActivation: 'linear' };

describe('layerSizes(network)', () => {
  test('of depth 4 are three hidden layers and one output layer', () => {
    expect(layerSizes(network)).toEqual([
      { fanIn: 6, fanOut: 10 },
      { fanIn: 10, fanOut: 10 },
      { fanIn: 10, fanOut: 10 },
      { fanIn: 10, fanOut: 3 },
    ]);
  });

  test('of depth 1 are one linear map from inputs to outputs', () => {
    expect(layerSizes({ ...network, depth: 1 })).toEqual([{ fanIn: 6, fanOut: 3 }]);
  });
});
