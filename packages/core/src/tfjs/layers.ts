import * as tf from '@tensorflow/tfjs';
import type { HiddenActivation } from '../network/activations.ts';
import type { Network, OutputActivation } from '../network/network.ts';
import { activateHidden, throughHidden } from './hiddenActivation.ts';

/** A dense layer on a backend. */
export interface Layer {
  readonly weight: tf.Tensor2D;
  readonly bias: tf.Tensor1D;
  /** Of a hidden layer. */
  readonly activation: HiddenActivation | undefined;
}

/** First to last. */
export type Layers = readonly Layer[];

/** What the backward pass needs, and the last layer's output before its activation, `[n, c]`. */
export interface ForwardPass {
  /** Every layer's input `[n, fan-in]`. */
  readonly inputs: readonly tf.Tensor2D[];
  /** What the gradient through each hidden activation is found from: its outputs z, or the channels of a ReLU. */
  readonly hidden: readonly tf.Tensor2D[];
  readonly logits: tf.Tensor2D;
}

/** Computes the logits of features `[n, fan-in]`, which are those of a network without layers. */
export function forward(features: tf.Tensor2D, layers: Layers): ForwardPass {
  const [inputs, hidden]: [tf.Tensor2D[], tf.Tensor2D[]] = [[], []];
  let current = features;
  for (const { weight, bias, activation } of layers) {
    inputs.push(current);
    const isRelu = activation?.kind === 'relu';
    const z = tf.fused.matMul({ a: current, b: weight, bias, activation: isRelu ? 'relu' : 'linear' });
    current =
      !activation || isRelu
        ? (z as tf.Tensor2D)
        : tf.tidy(() => activateHidden(z as tf.Tensor2D, activation));
    if (activation) hidden.push(z as tf.Tensor2D);
  }
  return { inputs, hidden, logits: current };
}

/**
 * Returns the gradient of each weight and bias from that of the logits, and the gradient of the features if `ofFeatures`.
 *
 * Operands are transposed before their products: on the wasm backend that is several times as fast as the `transposeA` and
 * `transposeB` flags that tfjs's own gradient of matMul uses, and no slower on the other backends.
 */
export function backward(
  { inputs, hidden }: ForwardPass,
  layers: Layers,
  logitGradient: tf.Tensor2D,
  ofFeatures: boolean,
): { layerGradients: tf.Tensor[]; featureGradient: tf.Tensor2D | undefined } {
  const layerGradients: tf.Tensor[] = [];
  let gradient: tf.Tensor2D | undefined = logitGradient;
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const { weight, activation } = layers[layer]!;
    const outputGradient: tf.Tensor2D = activation
      ? tf.tidy(() => throughHidden(gradient!, hidden[layer]!, activation))
      : gradient!;
    layerGradients.unshift(
      tf.matMul(tf.transpose(inputs[layer]!), outputGradient),
      tf.sum(outputGradient, 0),
    );
    gradient =
      layer > 0 || ofFeatures ? (tf.matMul(outputGradient, tf.transpose(weight)) as tf.Tensor2D) : undefined;
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
export function layersOf(network: Network, tensors: readonly tf.Tensor[]): Layers {
  return Array.from({ length: network.depth }, (_, layer) => ({
    weight: tensors[2 * layer] as tf.Tensor2D,
    bias: tensors[2 * layer + 1] as tf.Tensor1D,
    activation: network.hiddenActivations[layer],
  }));
}
