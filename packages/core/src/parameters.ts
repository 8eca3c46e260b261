/** One trained array. Weights are `[fan-in, fan-out]` row-major, so that a layer computes h·W + b. */
export interface Parameter {
  /**
   * `dense0.weight`, `dense0.bias`, …, then `encoding.frequencies` and `encoding.amplitudes` if those are trained, or
   * `encoding.tables` of a grid.
   */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Everything that training changes, in a fixed order: weight and bias of each layer, then B and a if trainable, or the tables. */
export type Parameters = readonly Parameter[];

/** Name of the tables of a grid. */
export const TABLES = 'encoding.tables';

/**
 * Returns parameters of the same names and shapes, all zero.
 *
 * @example
 * import { zerosLike } from '@fourier-features/core';
 *
 * zerosLike([{ name: 'dense0.bias', shape: [2], values: Float32Array.of(1, 2) }])[0]!.values; // 0, 0
 */
export function zerosLike(parameters: Parameters): Parameter[] {
  return parameters.map(({ name, shape, values }) => ({
    name,
    shape,
    values: new Float32Array(values.length),
  }));
}

/**
 * Returns a deep copy of parameters.
 *
 * @example
 * import { copyParameters } from '@fourier-features/core';
 *
 * const parameters = [{ name: 'dense0.bias', shape: [2], values: Float32Array.of(1, 2) }];
 * copyParameters(parameters)[0]!.values[0] = 9; // leaves `parameters` unchanged
 */
export function copyParameters(parameters: Parameters): Parameter[] {
  return parameters.map(({ name, shape, values }) => ({ name, shape, values: values.slice() }));
}
