import { type LinearOperator, sizeOf } from '@fourier-features/core';
import { type Matrix, rowOf, transpose } from '../linear/matrix.ts';
import { multiplyTransposed } from '../linear/multiply.ts';

/** A forward operator A: a dense matrix `[measurements, values]`, or core's operator (in float32). */
export type ForwardOperator = Matrix | LinearOperator;

export interface ObservedKernelOptions {
  /** K, `[n, n]`, on all points of which the operator measures. */
  kernel: Matrix;
  /** K*, `[m, n]`, between points to predict at and those; K itself by default. */
  kTest?: Matrix;
  /** A. */
  operator: ForwardOperator;
}

/**
 * Kernels of training through a linear operator, on ½·‖A·f − y‖²: measurements A·f follow linear dynamics of kernel
 * A·K·Aᵀ, and values elsewhere move by K*·Aᵀ. They are `kTrain` and `kTest` of `predictDynamics`, with targets y and, for
 * `initialTrain`, A·f₀. The symmetric form of exp(−K·AᵀA·t).
 *
 * @returns kTrain `[k, k]` and kTest `[m, k]` for k measurements.
 * @throws RangeError if the operator is not one on n values.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix D
 */
export function kernelThroughOperator({ kernel, kTest = kernel, operator }: ObservedKernelOptions): {
  kTrain: Matrix;
  kTest: Matrix;
} {
  const inputs = 'apply' in operator ? sizeOf(operator.inputShape) : operator.columns;
  if (kernel.rows !== inputs || kernel.columns !== inputs || kTest.columns !== inputs) {
    throw new RangeError(
      `kernelThroughOperator: kernel must be [${inputs}, ${inputs}] and kTest [m, ${inputs}], got [${kernel.rows}, ${kernel.columns}] and [${kTest.rows}, ${kTest.columns}]`,
    );
  }
  const observed = applyToRows(operator, kernel);
  const kTrain = applyToRows(operator, transpose(observed));
  return { kTrain: symmetrised(kTrain), kTest: applyToRows(operator, kTest) };
}

/** M·Aᵀ: A of every row. */
function applyToRows(operator: ForwardOperator, m: Matrix): Matrix {
  if (!('apply' in operator)) return multiplyTransposed(m, operator);
  const columns = sizeOf(operator.outputShape);
  const values = new Float64Array(m.rows * columns);
  for (let i = 0; i < m.rows; i++) values.set(operator.apply(Float32Array.from(rowOf(m, i))), i * columns);
  return { rows: m.rows, columns, values };
}

/** (M + Mᵀ)/2: an operator in float32 leaves A·K·Aᵀ symmetric only to rounding. */
function symmetrised({ rows, columns, values }: Matrix): Matrix {
  return {
    rows,
    columns,
    values: values.map((value, at) => {
      const i = Math.floor(at / columns);
      return (value + values[(at - i * columns) * columns + i]!) / 2;
    }),
  };
}
