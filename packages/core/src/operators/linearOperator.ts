/**
 * A forward operator A, linear: what an instrument measures of a field's values. Complex numbers are pairs, real and
 * imaginary, along a last axis of 2; the inner product is always the real one, Σ xᵢyᵢ over all numbers.
 */
export interface LinearOperator {
  /** Of what it is applied to, such as `[height, width]`; arrays are row-major. */
  readonly inputShape: readonly number[];
  /** Of its measurements, such as `[angles, detectors]`. */
  readonly outputShape: readonly number[];
  /** A·values, a new array. Values are not changed. */
  apply(values: Float32Array): Float32Array;
  /** A*·measurements, a new array: ⟨A·x, y⟩ = ⟨x, A*·y⟩. For real A this is the transpose, the gradient of ⟨A·x, y⟩. */
  adjoint(measurements: Float32Array): Float32Array;
}

/** Numbers in an array of that shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
