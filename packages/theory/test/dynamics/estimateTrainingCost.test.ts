import type { Network } from '@fourier-features/core';
import { estimateTrainingCost } from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';

/** 10 inputs, two hidden layers of 20, 3 outputs: 660 weights, 43 biases. */
const network: Network = {
  inputDim: 10,
  outputDim: 3,
  depth: 3,
  width: 20,
  hiddenActivations: [{ kind: 'relu' }, { kind: 'relu' }],
  outputActivation: 'linear',
};

describe('estimateTrainingCost(size)', () => {
  test('counts 6 operations for each weight, point and step', () => {
    const { seconds } = estimateTrainingCost({
      network,
      batchSize: 7,
      steps: 11,
      operationsPerSecond: 6 * 660,
    });
    expect(seconds).toBe(77);
  });

  test('counts parameters four times, and the values of one batch', () => {
    expect(estimateTrainingCost({ network, batchSize: 2, steps: 1 }).bytes).toBe(16 * 703 + 4 * 2 * 53);
    expect(estimateTrainingCost({ network, batchSize: 2, steps: 99 }).bytes).toBe(16 * 703 + 4 * 2 * 53);
  });

  test('refuses sizes that are not positive', () => {
    expect(() => estimateTrainingCost({ network, batchSize: 0, steps: 1 })).toThrow('batchSize');
    expect(() => estimateTrainingCost({ network, batchSize: 1, steps: 1.5 })).toThrow('steps');
    expect(() => estimateTrainingCost({ network, batchSize: 1, steps: 1, operationsPerSecond: -1 })).toThrow(
      'operationsPerSecond',
    );
  });
});
