import { type Kernel, kernelDiagonal, kernelMatrix } from '../kernels/kernel.ts';
import { cholesky, forwardSubstitute, solveCholesky } from '../linear/cholesky.ts';
import { checkShape, columnMatrix, type Matrix, transpose } from '../linear/matrix.ts';
import { multiply } from '../linear/multiply.ts';

export interface KernelRegressionOptions {
  kernel: Kernel;
  /** X, `[n, d]`. */
  train: Matrix;
  /** y, `[n]` or `[n, c]`. */
  targets: ArrayLike<number> | Matrix;
  /** X*, `[m, d]`. */
  test: Matrix;
  /** Variance of noise on the targets, added to K's diagonal; by default as little as lets K be factorised. */
  jitter?: number;
}

export interface KernelRegression {
  /** ŷ = K*(K + jitter·I)⁻¹y, `[m, c]`. */
  readonly predictions: Matrix;
  /** K(x*, x*) − K*(K + jitter·I)⁻¹K*ᵀ, `[m]`: of a Gaussian process of covariance K (noise of a new target not included). */
  readonly variances: Float64Array;
  /** What was added to the diagonal. */
  readonly jitter: number;
}

/**
 * Regression with a kernel, and its posterior variance: with `ntk` the limit of training for ever (from f₀ = 0), with
 * `nngp` the exact Bayesian posterior of an infinitely wide network. The variance is one only for Gaussian processes: for
 * `ntk` it is not that of an ensemble of trained networks.
 *
 * @throws RangeError if shapes disagree or the kernel matrix is not positive definite.
 * @see Rasmussen & Williams 2006, Gaussian Processes for Machine Learning, algorithm 2.1
 */
export function kernelRegression({
  kernel,
  train,
  targets,
  test,
  jitter,
}: KernelRegressionOptions): KernelRegression {
  const y = 'rows' in targets ? targets : columnMatrix(targets);
  checkShape('kernelRegression', 'targets', y, train.rows, y.columns);
  const factorised = cholesky(kernelMatrix(kernel, train), jitter === undefined ? {} : { jitter });
  const across = kernelMatrix(kernel, train, test);
  // ‖L⁻¹K*ᵀ‖² column by column.
  const explained = forwardSubstitute(factorised.factor, across);
  const variances = kernelDiagonal(kernel, test);
  for (let i = 0; i < explained.rows; i++) {
    for (let j = 0; j < test.rows; j++) variances[j]! -= explained.values[i * test.rows + j]! ** 2;
  }
  return {
    predictions: multiply(transpose(across), solveCholesky(factorised, y)),
    variances: variances.map((variance) => Math.max(0, variance)),
    jitter: factorised.jitter,
  };
}
