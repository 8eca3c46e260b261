import type { OutputActivation } from '@fourier-features/core';

/** A dense layer h ↦ h·W + b, W `[fan-in, fan-out]` row-major. */
export interface DenseLayer {
  readonly fanIn: number;
  readonly fanOut: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** What backpropagation needs from the forward pass of one point. */
export interface Pass {
  /** Input h of each dense layer, `[fan-in]`. */
  readonly inputs: readonly Float64Array[];
  /** Derivative of each output with respect to the argument of its activation, `[c]`. */
  readonly outputSlopes: Float64Array;
}

/** Evaluates dense layers with ReLU between them, in float64. */
export function forward(
  layers: readonly DenseLayer[],
  input: Float64Array,
  activation: OutputActivation,
): Pass {
  const inputs = [input];
  for (const [l, layer] of layers.entries()) {
    const values = dense(layer, inputs[l]!);
    if (l === layers.length - 1)
      return { inputs, outputSlopes: values.map((value) => slopeOf(activation, value)) };
    inputs.push(values.map((value) => Math.max(0, value)));
  }
  throw new RangeError('forward: a network must have at least one layer');
}

/** Returns δ of each layer, `[fan-out]`: derivatives of one output with respect to the layer's values before activation. */
export function backward(
  layers: readonly DenseLayer[],
  { inputs, outputSlopes }: Pass,
  output: number,
): Float64Array[] {
  const deltas: Float64Array[] = new Array(layers.length);
  let delta = new Float64Array(outputSlopes.length);
  delta[output] = outputSlopes[output]!;
  for (let l = layers.length - 1; l >= 0; l--) {
    deltas[l] = delta;
    if (l === 0) break;
    const { fanIn, fanOut, weights } = layers[l]!;
    const previous = new Float64Array(fanIn);
    for (let i = 0; i < fanIn; i++) {
      // The derivative of ReLU is 0 for an inactive unit.
      if (inputs[l]![i]! <= 0) continue;
      let sum = 0;
      for (let o = 0; o < fanOut; o++) sum += weights[i * fanOut + o]! * delta[o]!;
      previous[i] = sum;
    }
    delta = previous;
  }
  return deltas;
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

function slopeOf(activation: OutputActivation, value: number): number {
  if (activation === 'linear') return 1;
  if (activation === 'tanh') return 1 - Math.tanh(value) ** 2;
  const sigmoid = 1 / (1 + Math.exp(-value));
  return sigmoid * (1 - sigmoid);
}
