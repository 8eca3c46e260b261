import { expect } from 'vitest';

/** A linear map with its adjoint, such as core's `LinearOperator`. */
export interface AdjointPair {
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  apply(values: Float32Array): Float32Array;
  adjoint(measurements: Float32Array): Float32Array;
}

/**
 * Expects outputs of the operator's shapes and |⟨A·x, y⟩ − ⟨x, A*·y⟩| ≤ `tolerance` · ‖A·x‖‖y‖ for three random pairs.
 *
 * @param uniforms returns `count` random numbers in [0, 1).
 */
export function expectAdjoint(
  operator: AdjointPair,
  uniforms: (count: number) => Float32Array,
  tolerance = 1e-5,
): void {
  const size = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);
  const centred = (count: number): Float32Array => uniforms(count).map((value) => 2 * value - 1);
  for (let pair = 0; pair < 3; pair++) {
    const x = centred(size(operator.inputShape));
    const y = centred(size(operator.outputShape));
    const forward = operator.apply(x);
    const backward = operator.adjoint(y);
    expect(forward.length, 'length of A·x').toBe(y.length);
    expect(backward.length, 'length of A*·y').toBe(x.length);
    const norm = Math.sqrt(dot(forward, forward) * dot(y, y));
    expect(norm, '‖A·x‖‖y‖').toBeGreaterThan(0);
    const difference = Math.abs(dot(forward, y) - dot(x, backward)) / norm;
    expect(difference, '|⟨A·x, y⟩ − ⟨x, A*·y⟩| / ‖A·x‖‖y‖').toBeLessThanOrEqual(tolerance);
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
