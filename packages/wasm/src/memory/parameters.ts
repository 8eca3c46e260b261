import type { Parameter, Parameters } from '@fourier-features/core';
import { type LayerLayout, weightIndex } from './layerLayout.ts';

/** The arrays of a layer that have the layout of its weights. */
export type LayerArray = 'weights' | 'firstMoments' | 'secondMoments';

/** Copies `dense0.weight`, `dense0.bias`, … into the kernels' layout. */
export function writeParameters(
  memory: ArrayBufferLike,
  layers: readonly LayerLayout[],
  array: LayerArray,
  parameters: Parameters,
): void {
  layers.forEach((layer, index) => {
    const target = new Float32Array(memory, layer[array], layer.weightCount);
    const weight = parameters[2 * index]!.values;
    const bias = parameters[2 * index + 1]!.values;
    forEachWeight(layer, (input, output, at) => {
      target[at] = input < layer.fanIn ? weight[input * layer.fanOut + output]! : bias[output]!;
    });
  });
}

/** Copies arrays out of the kernels' layout, from the addresses that `addressOf` gives; names and shapes are those of `like`. */
export function readParameters(
  memory: ArrayBufferLike,
  layers: readonly LayerLayout[],
  addressOf: (layer: LayerLayout) => number,
  like: Parameters,
): Parameter[] {
  return layers.flatMap((layer, index) => {
    const source = new Float32Array(memory, addressOf(layer), layer.weightCount);
    const weight = new Float32Array(layer.fanIn * layer.fanOut);
    const bias = new Float32Array(layer.fanOut);
    forEachWeight(layer, (input, output, at) => {
      if (input < layer.fanIn) weight[input * layer.fanOut + output] = source[at]!;
      else bias[output] = source[at]!;
    });
    return [
      { ...like[2 * index]!, values: weight },
      { ...like[2 * index + 1]!, values: bias },
    ];
  });
}

function forEachWeight(
  layer: LayerLayout,
  visit: (input: number, output: number, index: number) => void,
): void {
  for (let input = 0; input <= layer.fanIn; input++) {
    for (let output = 0; output < layer.fanOut; output++)
      visit(input, output, weightIndex(layer, input, output));
  }
}
