import * as tf from '@tensorflow/tfjs';
import type { Network, OutputActivation } from '../network/network.ts';

/** Weight and bias of each layer, first to last. */
export type LayerTensors = readonly { readonly weight: tf.Tensor2D; readonly bias: tf.Tensor1D }[];

/** Every layer's input `[n, fan-in]`, and the last layer's output before its activation, `[n, c]`. */
export interface ForwardPass {
  readonly inputs: readonly tf.Tensor2D[];
  readonly logits: tf.Tensor2D;
}

/** Computes the logits of features `[n, fan-in]`, and keeps what the backward pass needs. */
export function forward(features: tf.Tensor2D, layers: LayerTensors): ForwardPass {
  const inputs: tf.Tensor2D[] = [];
  let current = features;
  layers.forEach(({ weight, bias }, layer) => {
    inputs.push(current);
    const activation = layer === layers.length - 1 ? 'linear' : 'relu';
    current = tf.fused.matMul({ a: current, b: weight, bias, activation }) as tf.Tensor2D;
  });
  return { inputs, logits: current };
}

/**
 * Returns the gradient of each weight and bias from that of the logits, and the gradient of the features if `ofFeatures`.
 *
 * Operands are transposed before their products: on the wasm backend that is several times as fast as the `transposeA` and
 * `transposeB` flags that tfjs's own gradient of matMul uses, and no slower on the other backends.
 */
export function backward(
  { inputs }: ForwardPass,
  layers: LayerTensors,
  logitGradient: tf.Tensor2D,
  ofFeatures: boolean,
): { layerGradients: tf.Tensor[]; featureGradient: tf.Tensor2D | undefined } {
  const layerGradients: tf.Tensor[] = [];
  let gradient: tf.Tensor2D | undefined = logitGradient;
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const input = inputs[layer]!;
    const outputGradient: tf.Tensor2D = gradient!;
    layerGradients.unshift(tf.matMul(tf.transpose(input), outputGradient), tf.sum(outputGradient, 0));
    if (layer === 0 && !ofFeatures) gradient = undefined;
    else {
      const inputGradient = tf.matMul(outputGradient, tf.transpose(layers[layer]!.weight)) as tf.Tensor2D;
      // ReLU passes gradients where its output is above 0; features, the input of layer 0, do not come from a ReLU.
      gradient = layer === 0 ? inputGradient : tf.mul(inputGradient, tf.step(input));
    }
  }
  return { layerGradients, featureGradient: gradient };
}

/** Applies the output activation: logits → values. */
export function activate(logits: tf.Tensor2D, activation: OutputActivation): tf.Tensor2D {
  if (activation === 'sigmoid') return tf.sigmoid(logits);
  if (activation === 'tanh') return tf.tanh(logits);
  return logits;
}

/** Returns the gradient of the logits from that of the values. */
export function throughActivation(
  valueGradient: tf.Tensor2D,
  values: tf.Tensor2D,
  activation: OutputActivation,
): tf.Tensor2D {
  if (activation === 'sigmoid') return tf.mul(valueGradient, tf.mul(values, tf.sub(1, values)));
  if (activation === 'tanh') return tf.mul(valueGradient, tf.sub(1, tf.square(values)));
  return valueGradient;
}

/** Returns a network's layers from its parameter tensors, in the order weight, bias, weight, bias, … */
export function layersOf(network: Network, tensors: readonly tf.Tensor[]): LayerTensors {
  return Array.from({ length: network.depth }, (_, layer) => ({
    weight: tensors[2 * layer] as tf.Tensor2D,
    bias: tensors[2 * layer + 1] as tf.Tensor1D,
  }));
}
