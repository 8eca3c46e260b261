export const outputActivations = ['linear', 'sigmoid', 'tanh'] as const;

/** Activation of the last layer. */
export type OutputActivation = (typeof outputActivations)[number];

/**
 * The shape of a multilayer perceptron with ReLU between its layers. `depth` counts dense layers, the output included:
 * depth 4 is three hidden layers and one output layer.
 */
export interface Network {
  readonly inputDim: number;
  readonly outputDim: number;
  readonly depth: number;
  /** Channels of each hidden layer. */
  readonly width: number;
  readonly outputActivation: OutputActivation;
}

/**
 * Returns fan-in and fan-out of each dense layer, first to last.
 *
 * @example
 * import { layerSizes } from '@fourier-features/core';
 *
 * layerSizes({ inputDim: 2, outputDim: 3, depth: 2, width: 8, outputActivation: 'sigmoid' }); // 2 → 8, 8 → 3
 */
export function layerSizes(network: Network): { fanIn: number; fanOut: number }[] {
  return Array.from({ length: network.depth }, (_, layer) => ({
    fanIn: layer === 0 ? network.inputDim : network.width,
    fanOut: layer === network.depth - 1 ? network.outputDim : network.width,
  }));
}
