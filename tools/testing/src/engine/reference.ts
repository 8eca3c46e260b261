import {
  type DirectBatch,
  type Field,
  type Loss,
  layerSizes,
  type OutputActivation,
} from '@fourier-features/core';
import type { EncodedPoint } from './encodedPoint.ts';
import { referenceEncoding } from './referenceEncoding.ts';
import { type ReferenceRules, referenceRules } from './referenceRules.ts';

/** A field and its gradient in float64, one point and one loop at a time, which engines are compared with. */
export interface Reference {
  /** One array for each parameter, in the field's order; changes in place take effect. */
  readonly parameters: readonly Float64Array[];
  /** Returns values `[n, c]` at coordinates `[n, d]`. */
  values(coordinates: ArrayLike<number>): Float64Array;
  /** Returns the loss of a batch. */
  loss(batch: DirectBatch): number;
  /** Returns the loss of a batch and its gradient with respect to each parameter. */
  gradient(batch: DirectBatch): ReferenceGradient;
  /** Returns the gradient of Σ weights·values with respect to each parameter, with weights `[n, c]`. */
  pullBack(coordinates: ArrayLike<number>, weights: ArrayLike<number>): Float64Array[];
}

export interface ReferenceGradient {
  readonly loss: number;
  readonly gradient: Float64Array[];
}

/** Returns the reference of a field, with a copy of its parameters. */
export function createReference(field: Field, rules: ReferenceRules = referenceRules): Reference {
  const { activateHidden, throughHidden } = rules;
  const { encoding, network, parameters: initial } = field;
  const parameters = initial.map(({ values }) => Float64Array.from(values));
  const { inputDim } = encoding;
  const { depth, outputDim, outputActivation, hiddenActivations } = network;
  const sizes = layerSizes(network);
  const encode = referenceEncoding(encoding, parameters.slice(2 * depth), rules);
  const pointAt = (coordinates: ArrayLike<number>, p: number): EncodedPoint =>
    encode(Array.from({ length: inputDim }, (_, k) => coordinates[p * inputDim + k]!));

  /** Returns the input x of every layer, its output z, and the last of these, or the features without a layer. */
  const forward = (
    features: Float64Array,
  ): { inputs: Float64Array[]; outputs: Float64Array[]; logits: Float64Array } => {
    const [inputs, outputs] = [[features], [] as Float64Array[]];
    sizes.forEach(({ fanIn, fanOut }, l) => {
      const x = inputs[l]!;
      const weight = parameters[2 * l]!;
      const z = parameters[2 * l + 1]!.slice();
      for (let i = 0; i < fanIn; i++) {
        const row = i * fanOut;
        for (let o = 0; o < fanOut; o++) z[o]! += x[i]! * weight[row + o]!;
      }
      outputs.push(z);
      if (l < depth - 1) inputs.push(activateHidden(z, hiddenActivations[l]!));
    });
    return { inputs, outputs, logits: outputs.at(-1) ?? features };
  };

  const backward = (
    coordinates: ArrayLike<number>,
    logitGradient: (logits: Float64Array, point: number) => Float64Array,
  ): Float64Array[] => {
    const gradient = parameters.map((values) => new Float64Array(values.length));
    for (let p = 0; p < coordinates.length / inputDim; p++) {
      const point = pointAt(coordinates, p);
      const { inputs, outputs, logits } = forward(point.features);
      let g = logitGradient(logits, p);
      for (let l = depth - 1; l >= 0; l--) {
        if (l < depth - 1) g = throughHidden(g, outputs[l]!, hiddenActivations[l]!);
        g = addLayerGradient(inputs[l]!, parameters[2 * l]!, g, gradient[2 * l]!, gradient[2 * l + 1]!);
      }
      if (encoding.trainable) point.addGradient(g, gradient.slice(2 * depth));
    }
    return gradient;
  };

  return {
    parameters,
    values: (coordinates) => {
      const values = new Float64Array((coordinates.length / inputDim) * outputDim);
      for (let p = 0; p < coordinates.length / inputDim; p++) {
        const { logits } = forward(pointAt(coordinates, p).features);
        values.set(
          logits.map((z) => activate(z, outputActivation)),
          p * outputDim,
        );
      }
      return values;
    },
    loss: ({ coordinates, targets, loss }) => {
      let total = 0;
      for (let p = 0; p < coordinates.length / inputDim; p++) {
        const { logits } = forward(pointAt(coordinates, p).features);
        logits.forEach((z, c) => {
          total += lossOf(loss, z, targets[p * outputDim + c]!, outputActivation);
        });
      }
      return total / targets.length;
    },
    gradient: ({ coordinates, targets, loss }) => {
      let total = 0;
      const gradient = backward(coordinates, (logits, p) =>
        logits.map((z, c) => {
          const y = targets[p * outputDim + c]!;
          const value = activate(z, outputActivation);
          total += lossOf(loss, z, y, outputActivation);
          if (loss === 'bce') return (value - y) / targets.length;
          return (2 * (value - y) * slope(value, outputActivation)) / targets.length;
        }),
      );
      return { loss: total / targets.length, gradient };
    },
    pullBack: (coordinates, weights) =>
      backward(coordinates, (logits, p) =>
        logits.map(
          (z, c) => weights[p * outputDim + c]! * slope(activate(z, outputActivation), outputActivation),
        ),
      ),
  };
}

/** Adds one point's gradient to those of a layer's weight and bias, and returns that of its input x. */
function addLayerGradient(
  x: Float64Array,
  weight: Float64Array,
  ofOutput: Float64Array,
  ofWeight: Float64Array,
  ofBias: Float64Array,
): Float64Array {
  const below = new Float64Array(x.length);
  const fanOut = ofOutput.length;
  for (let o = 0; o < fanOut; o++) ofBias[o]! += ofOutput[o]!;
  for (let i = 0; i < x.length; i++) {
    const row = i * fanOut;
    let sum = 0;
    for (let o = 0; o < fanOut; o++) {
      ofWeight[row + o]! += x[i]! * ofOutput[o]!;
      sum += weight[row + o]! * ofOutput[o]!;
    }
    below[i] = sum;
  }
  return below;
}

/** Returns the loss of one logit, not divided by the number of targets. */
function lossOf(loss: Loss, z: number, y: number, activation: OutputActivation): number {
  if (loss === 'bce') return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
  return (activate(z, activation) - y) ** 2;
}

function activate(z: number, activation: OutputActivation): number {
  if (activation === 'sigmoid') return 1 / (1 + Math.exp(-z));
  return activation === 'tanh' ? Math.tanh(z) : z;
}

/** Returns the derivative of the activation where it has this value. */
function slope(value: number, activation: OutputActivation): number {
  if (activation === 'sigmoid') return value * (1 - value);
  return activation === 'tanh' ? 1 - value * value : 1;
}
