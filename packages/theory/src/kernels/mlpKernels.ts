import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import type { Matrix } from '../linear/matrix.ts';
import { matrix, rowOf } from '../linear/matrix.ts';
import { dot } from '../linear/multiply.ts';
import { arcCosine } from './arcCosine.ts';
import type { Kernel } from './kernel.ts';

/** An infinitely wide ReLU MLP. */
export interface MlpKernelOptions {
  /** Number of dense layers L, output included; 1 is linear regression. */
  depth: number;
  /**
   * Formula of a dense layer with fan-in n:
   * - `ntk`: f = W·x/√n + b, W ~ N(0, σ_w²), b ~ N(0, σ_b²);
   * - `standard`: f = W·x + b, W ~ N(0, σ_w²/n), b ~ N(0, σ_b²), as networks are written; the kernel grows with the width.
   */
  parameterisation: 'ntk' | 'standard';
  /** Channels of each hidden layer; required by `standard` with hidden layers, not used by `ntk`. */
  width?: number;
  /** Whether layers have (trained) biases. */
  bias: boolean;
  /** Variance σ_w²; 1 by default, as `lecunNormal` draws weights. */
  weightVariance?: number;
  /** Variance σ_b² of the initial biases; by default 0 with `standard` and 1 with `ntk`. */
  biasVariance?: number;
}

/** Both kernels of a pair of inputs. */
export interface KernelPair {
  /** Neural tangent kernel Θ. */
  readonly ntk: number;
  /** Covariance of the outputs of random networks. */
  readonly nngp: number;
}

/**
 * Returns the neural tangent kernel of an infinitely wide ReLU MLP with linear output, on feature vectors: Θ(x, x′), the
 * sum of ∂f(x)·∂f(x′) over all parameters.
 *
 * @throws RangeError if an option is out of range, or `width` is missing with the parameterisation `standard`.
 * @see Jacot et al. 2018, https://arxiv.org/abs/1806.07572
 * @example
 * import { kernelMatrix, matrix, ntk } from '@fourier-features/theory';
 *
 * const kernel = ntk({ depth: 4, width: 1024, parameterisation: 'standard', bias: true });
 * const k = kernelMatrix(kernel, matrix(2, 2, [0, 1, 0, -1])); // 194 on the diagonal, 45.3 off it
 */
export function ntk(options: MlpKernelOptions): Kernel {
  return kernelOf(options, (pair) => pair.ntk);
}

/**
 * Returns the covariance of f(x) and f(x′) over random, infinitely wide ReLU MLPs, on feature vectors: the kernel of the
 * neural network Gaussian process.
 *
 * @throws RangeError if an option is out of range, or `width` is missing with the parameterisation `standard`.
 * @see Lee et al. 2018, https://arxiv.org/abs/1711.00165
 * @example
 * import { kernelMatrix, matrix, nngp } from '@fourier-features/theory';
 *
 * const kernel = nngp({ depth: 3, parameterisation: 'ntk', bias: false });
 * const k = kernelMatrix(kernel, matrix(2, 2, [0, 1, 0, -1]));
 */
export function nngp(options: MlpKernelOptions): Kernel {
  return kernelOf(options, (pair) => pair.nngp);
}

/** Returns both kernels as a function of x·x′, ‖x‖² and ‖x′‖², for inputs of `inputDim` entries. */
export function mlpKernels(
  options: MlpKernelOptions,
  inputDim: number,
): (product: number, squaredNorm: number, otherSquaredNorm: number) => KernelPair {
  const { depth, layerScale, weight, biasVariance, gradientBias } = recursionOf(options, inputDim);
  return (product, squaredNorm, otherSquaredNorm) => {
    const dense = (covariance: number): number => weight * covariance + biasVariance;
    let c = product / inputDim;
    let s = squaredNorm / inputDim;
    let s2 = otherSquaredNorm / inputDim;
    let theta = layerScale(0) * c + gradientBias;
    [c, s, s2] = [dense(c), dense(s), dense(s2)];
    for (let layer = 1; layer < depth; layer++) {
      const { covariance, slope } = arcCosine(c, s, s2);
      theta = weight * slope * theta + layerScale(layer) * covariance + gradientBias;
      [c, s, s2] = [dense(covariance), dense(s / 2), dense(s2 / 2)];
    }
    return { ntk: theta, nngp: c };
  };
}

/**
 * Returns the constants of the recursion Θ ← σ_w²·κ̇·Θ + scale·c + bias. A dense layer adds the derivatives with respect
 * to its weights, which are the layer's inputs (times √(σ_w²/n) with `ntk`), and to its biases, which are 1 (or σ_b).
 */
export function recursionOf(
  {
    depth,
    parameterisation,
    width,
    bias,
    weightVariance = 1,
    biasVariance = bias && parameterisation === 'ntk' ? 1 : 0,
  }: MlpKernelOptions,
  inputDim: number,
): {
  depth: number;
  layerScale: (layer: number) => number;
  weight: number;
  biasVariance: number;
  gradientBias: number;
} {
  checkPositiveInteger('ntk', 'depth', depth);
  checkPositiveInteger('ntk', 'inputDim', inputDim);
  checkPositive('ntk', 'weightVariance', weightVariance);
  if (!(biasVariance >= 0)) throw new RangeError(`ntk: biasVariance must be at least 0, got ${biasVariance}`);
  if (!bias && biasVariance > 0) {
    throw new RangeError(`ntk: biasVariance must be 0 without biases, got ${biasVariance}`);
  }
  if (parameterisation === 'standard') {
    if (depth > 1) checkPositiveInteger('ntk', 'width', width ?? Number.NaN);
    const layerScale = (layer: number): number => (layer === 0 ? inputDim : width!);
    return { depth, layerScale, weight: weightVariance, biasVariance, gradientBias: bias ? 1 : 0 };
  }
  if (parameterisation !== 'ntk') {
    throw new RangeError(`ntk: parameterisation must be ntk or standard, got ${parameterisation}`);
  }
  return {
    depth,
    layerScale: () => weightVariance,
    weight: weightVariance,
    biasVariance,
    gradientBias: biasVariance,
  };
}

/** Prepared points hold their features followed by their squared norm. */
function kernelOf(options: MlpKernelOptions, choose: (pair: KernelPair) => number): Kernel {
  const byDim = new Map<number, ReturnType<typeof mlpKernels>>();
  recursionOf(options, 1);
  return {
    prepare: withSquaredNorms,
    between: (u, v) => {
      const dim = u.length - 1;
      let kernels = byDim.get(dim);
      if (!kernels) {
        kernels = mlpKernels(options, dim);
        byDim.set(dim, kernels);
      }
      return choose(kernels(dot(u.subarray(0, dim), v.subarray(0, dim)), u[dim]!, v[dim]!));
    },
  };
}

function withSquaredNorms(points: Matrix): Matrix {
  const result = matrix(points.rows, points.columns + 1);
  for (let i = 0; i < points.rows; i++) {
    const from = rowOf(points, i);
    const to = rowOf(result, i);
    to.set(from);
    to[points.columns] = dot(from, from);
  }
  return result;
}
