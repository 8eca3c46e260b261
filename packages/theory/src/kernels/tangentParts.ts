import { type Encoding, type Field, layerSizes, trainedEncoding } from '@fourier-features/core';
import { dot } from '../linear/multiply.ts';
import { sparseDot } from '../linear/sparse.ts';
import { type EncodingPass, encodePoint, type FourierPass, type GridPass } from './encodingPass.ts';
import { backward, type Deltas, type DenseLayer, type DenseNetwork, forward, type Pass } from './pass.ts';

/** Derivatives with respect to some parameters, as outer products x ⊗ δ of numbers x of a point and δ of an output there. */
export interface TangentPart {
  /** Returns x·x′ of the points i and j. */
  inputProduct(i: number, j: number): number;
  /** δ of the k-th output at point i, in row i·c + k. */
  readonly deltas: readonly Float64Array[];
}

/** Everything that the derivatives at one point consist of. */
interface PointPasses {
  readonly encoding: EncodingPass;
  readonly network: Pass;
  /** Of each output. */
  readonly deltas: readonly Deltas[];
}

/** What is differentiated, and with respect to what. */
export interface TangentOptions {
  /** Whether the derivatives with respect to the array of this name count. */
  readonly trainable: (name: string) => boolean;
  /** c of the field's outputs. */
  readonly outputs: readonly number[];
}

/** Computes the derivatives of a field's outputs at coordinates `[n, d]`. */
export function tangentParts(
  field: Field,
  coordinates: ArrayLike<number>,
  { trainable, outputs }: TangentOptions,
): TangentPart[] {
  const encoding = trainedEncoding(field);
  const network = denseNetwork(field);
  const tables = encoding.kind === 'grid' ? field.parameters.at(-1)!.values : [];
  const { inputDim } = encoding;
  const points = Array.from({ length: coordinates.length / inputDim }, (_, i): PointPasses => {
    const v = Array.from({ length: inputDim }, (_, k) => coordinates[i * inputDim + k]!);
    const encoded = encodePoint(encoding, tables, v);
    const pass = forward(network, encoded.features);
    return { encoding: encoded, network: pass, deltas: outputs.map((k) => backward(network, pass, k)) };
  });
  return [
    ...network.layers.map((_, l) => layerPart(points, l, trainable)),
    ...encodingParts(encoding, points, trainable),
  ];
}

function denseNetwork({ network, parameters }: Field): DenseNetwork {
  const layers = layerSizes(network).map(
    (size, l): DenseLayer => ({
      ...size,
      weights: parameters[2 * l]!.values,
      biases: parameters[2 * l + 1]!.values,
    }),
  );
  return { ...network, layers };
}

function deltasOf(
  points: readonly PointPasses[],
  of: (deltas: Deltas, point: PointPasses) => Float64Array,
): Float64Array[] {
  return points.flatMap((point) => point.deltas.map((deltas) => of(deltas, point)));
}

function layerPart(
  points: readonly PointPasses[],
  l: number,
  trainable: (name: string) => boolean,
): TangentPart {
  const weights = trainable(`dense${l}.weight`) ? 1 : 0;
  const biases = trainable(`dense${l}.bias`) ? 1 : 0;
  const inputs = points.map(({ network }) => network.inputs[l]!);
  return {
    // The input of a bias is 1.
    inputProduct: (i, j) => (weights ? dot(inputs[i]!, inputs[j]!) : 0) + biases,
    deltas: deltasOf(points, ({ layers }) => layers[l]!),
  };
}

function encodingParts(
  encoding: Encoding,
  points: readonly PointPasses[],
  trainable: (name: string) => boolean,
): TangentPart[] {
  if (encoding.kind === 'grid') {
    if (!trainable('encoding.tables')) return [];
    return encoding.levels.map((_, l) => levelPart(points, l, encoding.featuresPerLevel));
  }
  if (!encoding.trainable) return [];
  const { amplitudes, frequencyCount, includeCoordinates, inputDim } = encoding;
  const first = includeCoordinates ? inputDim : 0;
  const fourier = points.map((point) => point.encoding as FourierPass);
  const deltas = (
    of: (pass: FourierPass, j: number, ofSine: number, ofCosine: number) => number,
  ): Float64Array[] =>
    deltasOf(points, ({ features }, point) =>
      Float64Array.from({ length: frequencyCount }, (_, j) =>
        of(point.encoding as FourierPass, j, features[first + j]!, features[first + frequencyCount + j]!),
      ),
    );
  const frequencyPart: TangentPart = {
    inputProduct: (i, j) => dot(fourier[i]!.mapped, fourier[j]!.mapped),
    deltas: deltas(
      ({ sines, cosines }, j, ofSine, ofCosine) =>
        2 * Math.PI * amplitudes[j]! * (cosines[j]! * ofSine - sines[j]! * ofCosine),
    ),
  };
  const amplitudePart: TangentPart = {
    inputProduct: () => 1,
    deltas: deltas(({ sines, cosines }, j, ofSine, ofCosine) => sines[j]! * ofSine + cosines[j]! * ofCosine),
  };
  return [
    ...(trainable('encoding.frequencies') ? [frequencyPart] : []),
    ...(trainable('encoding.amplitudes') ? [amplitudePart] : []),
  ];
}

/** A level's table: x are the weights of the entries around a point, δ those of the level's features. */
function levelPart(points: readonly PointPasses[], l: number, featuresPerLevel: number): TangentPart {
  const stencils = points.map(({ encoding }) => (encoding as GridPass).stencils[l]!);
  return {
    inputProduct: (i, j) => sparseDot(stencils[i]!, stencils[j]!),
    deltas: deltasOf(points, ({ features }) =>
      features.subarray(l * featuresPerLevel, (l + 1) * featuresPerLevel),
    ),
  };
}
