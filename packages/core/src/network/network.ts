import type { HiddenActivation } from './activations.ts';

export const outputActivations = ['linear', 'sigmoid', 'tanh'] as const;

/** Activation of the last layer. */
export type OutputActivation = (typeof outputActivations)[number];

/**
 * The shape of a multilayer perceptron. `depth` counts dense layers, the output included: depth 4 is three hidden layers and
 * one output layer. Depth 0 has no layers: the values are the features of the encoding, after the output activation.
 */
export interface Network {
  readonly inputDim: number;
  readonly outputDim: number;
  readonly depth: number;
  /** Channels of each hidden layer. */
  readonly width: number;
  /** Activation of each hidden layer, first to last. */
  readonly hiddenActivations: readonly HiddenActivation[];
  readonly outputActivation: OutputActivation;
}

/**
 * Returns fan-in and fan-out of each dense layer, first to last; that of a hidden layer with the activation `wire` has two
 * outputs per channel.
 *
 * @example
 * import { layerSizes } from '@fourier-features/core';
 *
 * layerSizes({ inputDim: 2, outputDim: 3, depth: 2, width: 8, hiddenActivations: [{ kind: 'relu' }] }); // 2 → 8, 8 → 3
 */
export function layerSizes({
  inputDim,
  outputDim,
  depth,
  width,
  hiddenActivations,
}: Omit<Network, 'outputActivation'>): { fanIn: number; fanOut: number }[] {
  return Array.from({ length: depth }, (_, layer) => ({
    fanIn: layer === 0 ? inputDim : width,
    fanOut: layer === depth - 1 ? outputDim : width * (hiddenActivations[layer]!.kind === 'wire' ? 2 : 1),
  }));
}
