import type { Parameters } from '@fourier-features/core';

/** Returns the values of all parameters, one after the other. */
export function flat(parameters: Parameters): number[] {
  return parameters.flatMap(({ values }) => [...values]);
}

/** Returns the numbers of all arrays, one after the other. */
export function flatArrays(arrays: readonly Float64Array[]): number[] {
  return arrays.flatMap((array) => [...array]);
}
