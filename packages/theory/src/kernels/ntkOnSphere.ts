import { arcCosine } from './arcCosine.ts';
import { type MlpKernelOptions, recursionOf } from './mlpKernels.ts';

/** A kernel of inputs of unit length and its derivative, at one g = x·x′. */
export interface SphericalValue {
  /** Θ(g). */
  readonly value: number;
  /** Θ′(g); at g = ±1, where it is infinite, the finite part, without κ̇′. */
  readonly derivative: number;
}

/**
 * Returns Θ of `ntk` on the unit sphere with its derivative with respect to g, by one recursion: ∂c/∂g ← σ_w²κ̇·∂c/∂g and
 * ∂Θ/∂g ← σ_w²(κ̇·∂Θ/∂g + κ̇′·Θ·∂c/∂g) + scale·κ̇·∂c/∂g.
 *
 * @param inputDim number of entries of an input, those included that are always 0.
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
