import { type Kernel, kernelDiagonal, kernelMatrix } from '../kernels/kernel.ts';
import { cholesky, forwardSubstitute, solveCholesky } from '../linear/cholesky.ts';
import { checkMatrix, columnMatrix, type Matrix, transpose } from '../linear/matrix.ts';
import { multiply } from '../linear/multiply.ts';

export interface KernelRegressionOptions {
  kernel: Kernel;
  /** Training points X, `[n, d]`. */
  train: Matrix;
  /** Targets y at the training points, `[n]` or `[n, c]`. */
  targets: ArrayLike<number> | Matrix;
  /** Held-out points X*, `[m, d]`. */
  heldOut: Matrix;
  /** Variance of the noise on the targets, added to K's diagonal; by default the smallest that lets K be factorised. */
  jitter?: number;
}

/** Predictions in the limit of infinite time, and their uncertainty. */
export interface KernelRegression {
  /** ŷ = K*(K + jitter·I)⁻¹y at the held-out points, `[m, c]`. */
  readonly predictions: Matrix;
  /** K(x*, x*) − K*(K + jitter·I)⁻¹K*ᵀ at the held-out points, `[m]`; the noise of a new target is not included. */
  readonly variances: Float64Array;
  /** What was added to the diagonal. */
  readonly jitter: number;
}

/**
 * Computes kernel regression with its posterior variance. With `ntk` the predictions are the limit of infinite training
 * (from f₀ = 0); with `nngp` both are the exact Bayesian posterior of an infinitely wide network. The variance has that
 * meaning only for a covariance: with `ntk` it is not the variance of an ensemble of trained networks.
 *
 * @throws RangeError if shapes disagree or the kernel matrix is not positive definite.
 * @see Rasmussen & Williams 2006, Gaussian Processes for Machine Learning, algorithm 2.1
 * @example
 * import { columnMatrix, gaussianKernel, kernelRegression } from '@fourier-features/theory';
 *
 * const { predictions, variances } = kernelRegression({
 *   kernel: gaussianKernel(1),
 *   train: columnMatrix([0, 0.5]),
 *   targets: [1, -1],
 *   heldOut: columnMatrix([0.25]),
 * });
 */
export function kernelRegression({
  kernel,
  train,
  targets,
  heldOut,
  jitter,
}: KernelRegressionOptions): KernelRegression {
  const y = 'rows' in targets ? targets : columnMatrix(targets);
  checkMatrix('kernelRegression', 'targets', y, train.rows, y.columns);
  const factorised = cholesky(kernelMatrix(kernel, train), jitter === undefined ? {} : { jitter });
  const across = kernelMatrix(kernel, train, heldOut);
  // ‖L⁻¹K*ᵀ‖² column by column.
  const explained = forwardSubstitute(factorised.factor, across);
  const variances = kernelDiagonal(kernel, heldOut);
  for (let i = 0; i < explained.rows; i++) {
    for (let j = 0; j < heldOut.rows; j++) variances[j]! -= explained.values[i * heldOut.rows + j]! ** 2;
  }
  return {
    predictions: multiply(transpose(across), solveCholesky(factorised, y)),
    variances: variances.map((variance) => Math.max(0, variance)),
    jitter: factorised.jitter,
  };
}
