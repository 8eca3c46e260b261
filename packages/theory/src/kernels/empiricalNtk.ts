import { encode, type Field, layerSizes } from '@fourier-features/core';
import { type Matrix, matrix } from '../linear/matrix.ts';
import { dot } from '../linear/multiply.ts';
import { backward, type DenseLayer, forward, type Pass } from './pass.ts';

export interface EmpiricalNtkOptions {
  /** Whether an array counts as trained, by its name, such as `dense0.bias`; by default all weights and biases do. */
  trainable?: (name: string) => boolean;
}

/**
 * Computes the tangent kernel of a network at its current parameters, in float64: the Gram matrix J·Jᵀ of the derivatives
 * J of its values (after the output activation) with respect to its parameters. J itself is never stored: a layer adds
 * (h·h′ + 1)·(δ·δ′), where h is its input and δ the derivative with respect to its output.
 *
 * @param coordinates `[n, d]`.
 * @returns `[n·c, n·c]`; row i·c + k is output k at point i.
 * @throws RangeError if the field's encoding is trainable, or its parameters are not those of its network.
 * @example
 * import { basicEncoding, initialField } from '@fourier-features/core';
 * import { empiricalNtk } from '@fourier-features/theory';
 *
 * const field = initialField({ encoding: basicEncoding({ inputDim: 1 }), outputDim: 1, width: 16 });
 * const k = empiricalNtk(field, [0, 0.25, 0.5]); // [3, 3]
 */
export function empiricalNtk(
  { encoding, network, parameters }: Field,
  coordinates: ArrayLike<number>,
  { trainable = () => true }: EmpiricalNtkOptions = {},
): Matrix {
  if (encoding.trainable) {
    throw new RangeError('empiricalNtk: the encoding must not be trainable, got one with trainable true');
  }
  const named = (name: string): Float32Array => {
    const found = parameters.find((parameter) => parameter.name === name);
    if (!found) throw new RangeError(`empiricalNtk: parameters must include ${name}`);
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
