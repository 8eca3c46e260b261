import type { DirectBatch, Field, Parameters } from '@fourier-features/core';

/** Returns all parameters in one float64 vector, in their order. */
export function flatten(parameters: Parameters): Float64Array {
  return Float64Array.from(parameters.flatMap(({ values }) => [...values]));
}

/** Computes values `[n, c]` of a field with the parameters `flat`, by plain loops in float64. */
export function referenceValues(field: Field, flat: Float64Array, coordinates: ArrayLike<number>): number[] {
  return referenceLogits(field, flat, coordinates).map((z) => {
    if (field.network.outputActivation === 'sigmoid') return 1 / (1 + Math.exp(-z));
    return field.network.outputActivation === 'tanh' ? Math.tanh(z) : z;
  });
}

/** Computes the loss of a batch with the parameters `flat`, by plain loops in float64. */
export function referenceLoss(field: Field, flat: Float64Array, batch: DirectBatch): number {
  const values = referenceValues(field, flat, batch.coordinates);
  const losses = values.map((value, i) => {
    const y = batch.targets[i]!;
    if (batch.loss === 'mse') return (value - y) ** 2;
    return -y * Math.log(value) - (1 - y) * Math.log(1 - value);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** Computes the gradient of `referenceLoss` by central differences. */
export function referenceGradient(field: Field, flat: Float64Array, batch: DirectBatch): Float64Array {
  const h = 1e-6;
  return flat.map((value, i) => {
    const at = (moved: number): number => referenceLoss(field, flat.with(i, moved), batch);
    return (at(value + h) - at(value - h)) / (2 * h);
  });
}

function referenceLogits(
  { encoding, network, parameters }: Field,
  flat: Float64Array,
  coordinates: ArrayLike<number>,
): number[] {
  const arrays = new Map<string, Float64Array>();
  let offset = 0;
  for (const { name, values } of parameters) {
    arrays.set(name, flat.subarray(offset, offset + values.length));
    offset += values.length;
  }
  const b = arrays.get('encoding.frequencies') ?? encoding.frequencies;
  const a = arrays.get('encoding.amplitudes') ?? encoding.amplitudes;
  const { inputDim: d, frequencyCount: m, includeCoordinates } = encoding;
  const [low, high] = encoding.inputRange;
  const result: number[] = [];
  for (let point = 0; point < coordinates.length; point += d) {
    const w = Array.from({ length: d }, (_, k) => low + (high - low) * coordinates[point + k]!);
    const phases = Array.from({ length: m }, (_, j) =>
      w.reduce((sum, each, k) => sum + 2 * Math.PI * b[j * d + k]! * each, 0),
    );
    let x = [
      ...(includeCoordinates ? w : []),
      ...phases.map((phase, j) => a[j]! * Math.sin(phase)),
      ...phases.map((phase, j) => a[j]! * Math.cos(phase)),
    ];
    for (let layer = 0; layer < network.depth; layer++) {
      const weight = arrays.get(`dense${layer}.weight`)!;
      const sums = Array.from(arrays.get(`dense${layer}.bias`)!, (bias, out) =>
        x.reduce((sum, each, k) => sum + each * weight[k * (weight.length / x.length) + out]!, bias),
      );
      x = layer < network.depth - 1 ? sums.map((sum) => Math.max(0, sum)) : sums;
    }
    result.push(...x);
  }
  return result;
}
