import { arcCosine } from './arcCosine.ts';
import { type MlpKernelOptions, recursionOf } from './mlpKernels.ts';

/** A kernel of inputs of unit length, as a function of g = x·x′. */
export interface SphericalValue {
  /** Θ(g). */
  readonly value: number;
  /** Θ′(g); at g = ±1, where it is infinite, what does not come from κ̇′. */
  readonly derivative: number;
}

/**
 * Θ of `ntk` and its derivative by g on the unit sphere, both by the same recursion: ∂c/∂g ← σ_w²κ̇·∂c/∂g and
 * ∂Θ/∂g ← σ_w²(κ̇·∂Θ/∂g + κ̇′·Θ·∂c/∂g) + scale·κ̇·∂c/∂g.
 *
 * @param inputDim entries of an input; those that are always 0 count.
 */
export function ntkOnSphere(
  options: MlpKernelOptions,
  inputDim: number,
): (product: number) => SphericalValue {
  const { depth, layerScale, weight, biasVariance, gradientBias } = recursionOf(options, inputDim);
  return (product) => {
    let s = weight / inputDim + biasVariance;
    let c = (weight * product) / inputDim + biasVariance;
    let dc = weight / inputDim;
    let theta = (layerScale(0) * product) / inputDim + gradientBias;
    let dTheta = layerScale(0) / inputDim;
    for (let layer = 1; layer < depth; layer++) {
      const { covariance, slope, slopeDerivative } = arcCosine(c, s, s);
      const dCovariance = slope * dc;
      dTheta = weight * (slope * dTheta + slopeDerivative * dc * theta) + layerScale(layer) * dCovariance;
      theta = weight * slope * theta + layerScale(layer) * covariance + gradientBias;
      c = weight * covariance + biasVariance;
      dc = weight * dCovariance;
      s = (weight * s) / 2 + biasVariance;
    }
    return { value: theta, derivative: dTheta };
  };
}
