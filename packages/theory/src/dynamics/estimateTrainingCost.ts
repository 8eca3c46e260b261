import { layerSizes, type Network } from '@fourier-features/core';
import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import type { Cost } from './cost.ts';

/** Size of a training of a network. */
export interface TrainingSize {
  /** Shape of the MLP. */
  network: Network;
  /** Points per step. */
  batchSize: number;
  /** Number of updates. */
  steps: number;
  /** Operations per second that the engine reaches; 2·10¹⁰ by default, those of WebAssembly on one or two cores. */
  operationsPerSecond?: number;
}

const OPERATIONS_PER_SECOND = 2e10;

/** Bytes of a parameter with its gradient and Adam's two moments in float32. */
const BYTES_PER_PARAMETER = 16;

/**
 * Estimates what training a network costs, by counting: 6 operations for each weight, point and step (2 forward, 4
 * backward); parameters with their gradients and Adam's moments, and the values of all layers at the points of a batch. The
 * number of points of the data does not matter: a step sees `batchSize` of them. The tables of a grid are not counted.
 *
 * @throws RangeError if a size is not a positive integer.
 * @example
 * import { gaussianEncoding, initialField } from '@fourier-features/core';
 * import { estimateTrainingCost } from '@fourier-features/theory';
 *
 * const { network } = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 10 }), outputDim: 3 });
 * const { seconds } = estimateTrainingCost({ network, batchSize: 4096, steps: 500 });
 */
export function estimateTrainingCost({
  network,
  batchSize,
  steps,
  operationsPerSecond = OPERATIONS_PER_SECOND,
}: TrainingSize): Cost {
  checkPositiveInteger('estimateTrainingCost', 'batchSize', batchSize);
  checkPositiveInteger('estimateTrainingCost', 'steps', steps);
  checkPositive('estimateTrainingCost', 'operationsPerSecond', operationsPerSecond);
  const layers = layerSizes(network);
  const weights = layers.reduce((sum, { fanIn, fanOut }) => sum + fanIn * fanOut, 0);
  const values = layers.reduce((sum, { fanOut }) => sum + fanOut, network.inputDim);
  const biases = values - network.inputDim;
  return {
    bytes: BYTES_PER_PARAMETER * (weights + biases) + 4 * batchSize * values,
    seconds: (6 * weights * batchSize * steps) / operationsPerSecond,
  };
}
