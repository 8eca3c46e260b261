import type { HiddenActivation, OutputActivation } from '@fourier-features/core';
import { activate } from './activate.ts';

/** A dense layer h ↦ h·W + b, W `[fan-in, fan-out]` row-major. */
export interface DenseLayer {
  readonly fanIn: number;
  readonly fanOut: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Dense layers with an activation after each; without layers, the output activation alone. */
export interface DenseNetwork {
  readonly layers: readonly DenseLayer[];
  /** Activation of each layer but the last. */
  readonly hiddenActivations: readonly HiddenActivation[];
  readonly outputActivation: OutputActivation;
}

/** What backpropagation needs from the forward pass of one point. */
export interface Pass {
  /** Input h of each dense layer, `[fan-in]`. */
  readonly inputs: readonly Float64Array[];
  /** Derivatives of each hidden layer's activation with respect to the outputs of its dense layer, `[fan-out]`. */
  readonly hiddenSlopes: readonly Float64Array[];
  /** Derivative of each output with respect to the argument of its activation, `[c]`. */
  readonly outputSlopes: Float64Array;
}

/** Evaluates a network at the features of one point, in float64. */
export function forward(
  { layers, hiddenActivations, outputActivation }: DenseNetwork,
  features: Float64Array,
): Pass {
  const inputs: Float64Array[] = [];
  const hiddenSlopes: Float64Array[] = [];
  let h = features;
  for (const [l, layer] of layers.entries()) {
    inputs.push(h);
    h = dense(layer, h);
    const activation = hiddenActivations[l];
    if (!activation) continue;
    const { values, slopes } = activate(activation, h);
    hiddenSlopes.push(slopes);
    h = values;
  }
  return { inputs, hiddenSlopes, outputSlopes: h.map((value) => slopeOf(outputActivation, value)) };
}

/** Derivatives of one output at one point. */
export interface Deltas {
  /** With respect to the outputs of each dense layer, before activation, `[fan-out]`. */
  readonly layers: readonly Float64Array[];
  /** With respect to the features. */
  readonly features: Float64Array;
}

/** Returns the derivatives of one output. */
export function backward({ layers }: DenseNetwork, pass: Pass, output: number): Deltas {
  const deltas: Float64Array[] = new Array(layers.length);
  let delta = new Float64Array(pass.outputSlopes.length);
  delta[output] = pass.outputSlopes[output]!;
  for (let l = layers.length - 1; l >= 0; l--) {
    deltas[l] = delta;
    const before = backwardDense(layers[l]!, delta);
    delta = l === 0 ? before : backwardActivation(before, pass.hiddenSlopes[l - 1]!);
  }
  return { layers: deltas, features: delta };
}

function dense({ fanIn, fanOut, weights, biases }: DenseLayer, input: Float64Array): Float64Array {
  const values = Float64Array.from(biases);
  for (let i = 0; i < fanIn; i++) {
    const h = input[i]!;
    if (h === 0) continue;
    const row = i * fanOut;
    for (let o = 0; o < fanOut; o++) values[o]! += h * weights[row + o]!;
  }
  return values;
}

/** Returns W·δ, `[fan-in]`. */
function backwardDense(
  { fanIn, fanOut, weights }: DenseLayer,
  delta: Float64Array,
): Float64Array<ArrayBuffer> {
  const before = new Float64Array(fanIn);
  for (let i = 0; i < fanIn; i++) {
    const row = i * fanOut;
    let sum = 0;
    for (let o = 0; o < fanOut; o++) sum += weights[row + o]! * delta[o]!;
    before[i] = sum;
  }
  return before;
}

/** Returns derivatives with respect to z, `[fan-out]`, of those with respect to the channels, `[width]`. */
function backwardActivation(delta: Float64Array, slopes: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(slopes, (slope, o) => slope * delta[o % delta.length]!);
}

function slopeOf(activation: OutputActivation, value: number): number {
  if (activation === 'linear') return 1;
  if (activation === 'tanh') return 1 - Math.tanh(value) ** 2;
  const sigmoid = 1 / (1 + Math.exp(-value));
  return sigmoid * (1 - sigmoid);
}
