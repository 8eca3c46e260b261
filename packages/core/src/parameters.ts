/** One trained array. Weights are `[fan-in, fan-out]` row-major, so that a layer computes h·W + b. */
export interface Parameter {
  /** `dense0.weight`, `dense0.bias`, …, and `encoding.frequencies`, `encoding.amplitudes` where those are trained. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** All that training changes, in a fixed order: weight and bias of each layer, then B and a if they are trainable. */
export type Parameters = readonly Parameter[];

/** Parameters of the same names and shapes, all zero: where gradients and moments start. */
export function zerosLike(parameters: Parameters): Parameter[] {
  return parameters.map(({ name, shape, values }) => ({
    name,
    shape,
    values: new Float32Array(values.length),
  }));
}

/** A deep copy: writing to it leaves the original alone. */
export function copyParameters(parameters: Parameters): Parameter[] {
  return parameters.map(({ name, shape, values }) => ({ name, shape, values: values.slice() }));
}
