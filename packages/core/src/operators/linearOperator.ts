/**
 * A linear forward operator A: what an instrument measures of a field's values. Complex numbers are pairs, real and
 * imaginary, along a last axis of 2; the inner product is always the real one, Σ xᵢyᵢ over all numbers.
 */
export interface LinearOperator {
  /** Shape of its input, such as `[height, width]`; arrays are row-major. */
  readonly inputShape: readonly number[];
  /** Shape of its measurements, such as `[angles, detectors]`. */
  readonly outputShape: readonly number[];
  /** Returns A·values, a new array. */
  apply(values: Float32Array): Float32Array;
  /** Returns A*·measurements, a new array: ⟨A·x, y⟩ = ⟨x, A*·y⟩. For real A this is the transpose, the gradient of ⟨A·x, y⟩. */
  adjoint(measurements: Float32Array): Float32Array;
}
