import { type LinearOperator, sizeOf } from '@fourier-features/core';
import { type Matrix, rowOf, transpose } from '../linear/matrix.ts';
import { multiplyTransposed } from '../linear/multiply.ts';

/** A forward operator A: a dense matrix `[measurements, values]`, or an operator of core (in float32). */
export type ForwardOperator = Matrix | LinearOperator;

export interface ObservedKernelOptions {
  /** K on all points that the operator takes as input, `[n, n]`. */
  kernel: Matrix;
  /** K* between held-out points and those, `[m, n]`; K itself by default. */
  kHeldOut?: Matrix;
  /** Forward operator A. */
  operator: ForwardOperator;
}

/**
 * Computes the kernels of training through a linear operator, on ½·‖A·f − y‖²: the measurements A·f follow linear dynamics
 * with the kernel A·K·Aᵀ, and values at other points move by K*·Aᵀ. This is the symmetric form of exp(−K·AᵀA·t).
 *
 * @returns `kTrain` `[k, k]` and `kHeldOut` `[m, k]` for k measurements, as `predictDynamics` takes them, with the
 * measurements as targets and A·f₀ as `initialTrain`.
 * @throws RangeError if the operator's input does not have n values.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix D
 * @example
 * import { columnMatrix, gaussianKernel, kernelMatrix, kernelThroughOperator, matrix, predictDynamics } from '@fourier-features/theory';
 *
 * const kernel = kernelMatrix(gaussianKernel(1), columnMatrix([0, 0.25, 0.5]));
 * const operator = matrix(1, 3, [1 / 3, 1 / 3, 1 / 3]); // measures the mean
 * const { predictions } = predictDynamics({ ...kernelThroughOperator({ kernel, operator }), targets: [0.5], times: [1] });
 */
export function kernelThroughOperator({ kernel, kHeldOut = kernel, operator }: ObservedKernelOptions): {
  kTrain: Matrix;
  kHeldOut: Matrix;
} {
  const inputs = 'apply' in operator ? sizeOf(operator.inputShape) : operator.columns;
  if (kernel.rows !== inputs || kernel.columns !== inputs || kHeldOut.columns !== inputs) {
    throw new RangeError(
      `kernelThroughOperator: kernel must be [${inputs}, ${inputs}] and kHeldOut [m, ${inputs}], got [${kernel.rows}, ${kernel.columns}] and [${kHeldOut.rows}, ${kHeldOut.columns}]`,
    );
  }
  const observed = applyToRows(operator, kernel);
  const kTrain = applyToRows(operator, transpose(observed));
  return { kTrain: symmetrised(kTrain), kHeldOut: applyToRows(operator, kHeldOut) };
}

/** Returns M·Aᵀ, by applying A to every row. */
function applyToRows(operator: ForwardOperator, m: Matrix): Matrix {
  if (!('apply' in operator)) return multiplyTransposed(m, operator);
  const columns = sizeOf(operator.outputShape);
  const values = new Float64Array(m.rows * columns);
  for (let i = 0; i < m.rows; i++) values.set(operator.apply(Float32Array.from(rowOf(m, i))), i * columns);
  return { rows: m.rows, columns, values };
}

/** Returns (M + Mᵀ)/2: an operator in float32 leaves A·K·Aᵀ symmetric only up to rounding. */
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
