/** One trained array. Weights are `[fan-in, fan-out]` row-major, so that a layer computes h·W + b. */
export interface Parameter {
  /** `dense0.weight`, `dense0.bias`, …, and `encoding.frequencies`, `encoding.amplitudes` if those are trained. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Everything that training changes, in a fixed order: weight and bias of each layer, then B and a if trainable. */
export type Parameters = readonly Parameter[];

/** Returns parameters of the same names and shapes, all zero. */
export function zerosLike(parameters: Parameters): Parameter[] {
  return parameters.map(({ name, shape, values }) => ({
    name,
    shape,
    values: new Float32Array(values.length),
  }));
}

/** Returns a deep copy of parameters. */
export function copyParameters(parameters: Parameters): Parameter[] {
  return parameters.map(({ name, shape, values }) => ({ name, shape, values: values.slice() }));
}
