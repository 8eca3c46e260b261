import { encode, type Field, layerSizes } from '@fourier-features/core';
import { type Matrix, matrix } from '../linear/matrix.ts';
import { dot } from '../linear/multiply.ts';
import { backward, type DenseLayer, forward, type Pass } from './pass.ts';

export interface EmpiricalNtkOptions {
  /** Which arrays count as trained, by name such as `dense0.bias`; all weights and biases by default, B and a never. */
  trainable?: (name: string) => boolean;
}

/**
 * The tangent kernel of a real network at its present parameters: the Gram matrix J·Jᵀ of the derivatives J of its values
 * (after the output activation) by its parameters, in float64. J itself is never held: a layer adds
 * (h·h′ + 1)·(δ·δ′), h its input and δ the derivative by its output.
 *
 * @param coordinates `[n, d]`.
 * @returns `[n·c, n·c]`, row i·c + k of output k at point i.
 * @throws RangeError if the field's encoding is trained too, or its parameters are not those of its network.
 */
export function empiricalNtk(
  { encoding, network, parameters }: Field,
  coordinates: ArrayLike<number>,
  { trainable = () => true }: EmpiricalNtkOptions = {},
): Matrix {
  if (encoding.trainable) {
    throw new RangeError('empiricalNtk: the encoding must be fixed, got a trainable one');
  }
  const named = (name: string): Float32Array => {
    const found = parameters.find((parameter) => parameter.name === name);
    if (!found) throw new RangeError(`empiricalNtk: parameters must hold ${name}`);
    return found.values;
  };
  const layers = layerSizes(network).map(
    (size, l): DenseLayer => ({
      ...size,
      weights: named(`dense${l}.weight`),
      biases: named(`dense${l}.bias`),
    }),
  );
  const features = encode(encoding, coordinates);
  const points = features.length / encoding.outputDim;
  const rows = Array.from({ length: points }, (_, i) => {
    const input = Float64Array.from(features.subarray(i * encoding.outputDim, (i + 1) * encoding.outputDim));
    const pass = forward(layers, input, network.outputActivation);
    return Array.from({ length: network.outputDim }, (_, output) => ({
      pass,
      deltas: backward(layers, pass, output),
    }));
  }).flat();
  const counts = layers.map((_, l) => [
    trainable(`dense${l}.weight`) ? 1 : 0,
    trainable(`dense${l}.bias`) ? 1 : 0,
  ]);
  const result = matrix(rows.length, rows.length);
  rows.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const value = tangentProduct(row, rows[j]!, counts);
      result.values[i * rows.length + j] = value;
      result.values[j * rows.length + i] = value;
    }
  });
  return result;
}

interface Derivatives {
  readonly pass: Pass;
  readonly deltas: readonly Float64Array[];
}

function tangentProduct(a: Derivatives, b: Derivatives, counts: readonly (readonly number[])[]): number {
  return counts.reduce((sum, [weights, biases], l) => {
    const inputs = weights! * dot(a.pass.inputs[l]!, b.pass.inputs[l]!) + biases!;
    return sum + inputs * dot(a.deltas[l]!, b.deltas[l]!);
  }, 0);
}
