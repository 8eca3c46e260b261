import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import type { Matrix } from '../linear/matrix.ts';
import { matrix, rowOf } from '../linear/matrix.ts';
import { dot } from '../linear/multiply.ts';
import { arcCosine } from './arcCosine.ts';
import type { Kernel } from './kernel.ts';

/** An infinitely wide ReLU MLP: what its kernels depend on. */
export interface MlpKernelOptions {
  /** L, dense layers, the output included; 1 is linear regression. */
  depth: number;
  /**
   * How a dense layer is written, n being its fan-in:
   * - `ntk`: f = W·x/√n + b, W ~ N(0, σ_w²), b ~ N(0, σ_b²);
   * - `standard`: f = W·x + b, W ~ N(0, σ_w²/n), b ~ N(0, σ_b²): what networks are; the kernel grows with their width.
   */
  parameterisation: 'ntk' | 'standard';
  /** Channels of each hidden layer; needed where `standard`, without effect where `ntk`. */
  width?: number;
  /** Whether layers have (trained) biases. */
  bias: boolean;
  /** σ_w². 1 by default: weights of `lecunNormal`. */
  weightVariance?: number;
  /** σ_b², of biases as they are drawn. 0 by default where `standard`, 1 where `ntk`. */
  biasVariance?: number;
}

/** Kernels of a pair of inputs. */
export interface KernelPair {
  /** Θ, the neural tangent kernel. */
  readonly ntk: number;
  /** The covariance of the outputs of random networks. */
  readonly nngp: number;
}

/**
 * Θ(x, x′) = Σ over parameters of ∂f(x)·∂f(x′), of an infinitely wide ReLU MLP with linear output, on feature vectors.
 *
 * @throws RangeError if an option is out of its range, or `width` is missing where the parameterisation is standard.
 * @see Jacot et al. 2018, https://arxiv.org/abs/1806.07572
 */
export function ntk(options: MlpKernelOptions): Kernel {
  return kernelOf(options, (pair) => pair.ntk);
}

/** Covariance of f(x) and f(x′) over random ReLU MLPs of infinite width, on feature vectors: the network Gaussian process. */
export function nngp(options: MlpKernelOptions): Kernel {
  return kernelOf(options, (pair) => pair.nngp);
}

/** Both kernels from x·x′, ‖x‖² and ‖x′‖², x having `inputDim` entries: all that they depend on. */
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
 * The numbers of the recursion Θ ← σ_w²·κ̇·Θ + scale·c + bias. A dense layer adds the derivatives by its weights, which
 * are the layer's inputs (times √(σ_w²/n) where the parameterisation is `ntk`), and by its biases, which are 1 (or σ_b).
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

/** Prepared points are their features followed by their squared norm. */
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
