import { checkLength } from '../check.ts';
import type { Random } from '../random/random.ts';
import { seededRandom } from '../random/seededRandom.ts';
import { sizeOf } from '../sizeOf.ts';
import type { LinearOperator } from './linearOperator.ts';

/**
 * Computes how far an operator's `adjoint` is from the adjoint of its `apply`:
 * |⟨A·x, y⟩ − ⟨x, A*·y⟩| / max(‖A·x‖‖y‖, ‖x‖‖A*·y‖) for random normal x and y. Rounding to float32 leaves less than 1e-5 of
 * a right one; the result is NaN if `apply` or `adjoint` returns NaN.
 *
 * @param random draws x and y; `seededRandom(0)` by default.
 * @throws RangeError if `apply` or `adjoint` returns another number of values than the operator's shapes state.
 * @example
 * import { adjointError, type LinearOperator } from '@fourier-features/core';
 *
 * const differences: LinearOperator = {
 *   inputShape: [3],
 *   outputShape: [2],
 *   apply: (x) => Float32Array.of(x[1]! - x[0]!, x[2]! - x[1]!),
 *   adjoint: (y) => Float32Array.of(-y[0]!, y[0]! - y[1]!, y[1]!),
 * };
 * // Of NaN, no comparison is true.
 * if (!(adjointError(differences) < 1e-5)) throw new Error('The adjoint is wrong.');
 */
export function adjointError(operator: LinearOperator, random: Random = seededRandom(0)): number {
  const { inputShape, outputShape } = operator;
  const x = Float32Array.from(random.normals(sizeOf(inputShape)));
  const y = Float32Array.from(random.normals(sizeOf(outputShape)));
  const measured = operator.apply(x);
  checkLength('adjointError', 'the result of apply', measured, y.length, `[${outputShape.join(', ')}]`);
  const returned = operator.adjoint(y);
  checkLength('adjointError', 'the result of adjoint', returned, x.length, `[${inputShape.join(', ')}]`);
  const difference = Math.abs(dot(measured, y) - dot(x, returned));
  const largest = Math.sqrt(
    Math.max(dot(measured, measured) * dot(y, y), dot(x, x) * dot(returned, returned)),
  );
  return difference === 0 ? 0 : difference / largest;
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
