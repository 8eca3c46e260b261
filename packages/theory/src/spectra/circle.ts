import { cosineOf } from '../kernels/arcCosine.ts';
import type { Kernel } from '../kernels/kernel.ts';
import { dot } from '../linear/multiply.ts';

export interface CircleKernelOptions {
  /** Whether the hidden layer has (trained) biases, drawn as 0. */
  bias: boolean;
}

/**
 * Gram kernel of one trained hidden ReLU layer with fixed ±1 outputs, on unit vectors: u·v(π − arccos u·v)/2π, and with
 * biases, which turn u into (u, 1)/√2, (u·v + 1)(π − arccos u·v)/4π.
 *
 * @see Basri et al. 2019, https://arxiv.org/abs/1906.00425, section 3
 */
export function circleKernel({ bias }: CircleKernelOptions): Kernel {
  return {
    prepare: (points) => points,
    between: (u, v) => {
      const cosine = cosineOf(dot(u, v));
      const angle = Math.PI - Math.acos(cosine);
      return bias ? ((cosine + 1) * angle) / (4 * Math.PI) : (cosine * angle) / (2 * Math.PI);
    },
  };
}

/**
 * Eigenvalue of `circleKernel` for cos kθ and sin kθ, as the limit of a Gram matrix of n uniform points divided by n:
 *
 * | k       | no bias             | bias               |
 * | 0       | 1/π²                | 1/2π² + 1/8        |
 * | 1       | 1/8                 | 1/2π² + 1/16       |
 * | even    | (k²+1)/(π²(k²−1)²)  | (k²+1)/(2π²(k²−1)²)|
 * | odd ≥ 3 | 0: never learnt     | 1/(2π²k²)          |
 *
 * The paper's entries for k ≥ 1 are Fourier-series coefficients, twice these.
 *
 * @param frequency k, cycles per turn, a whole number of at least 0.
 * @see Basri et al. 2019, https://arxiv.org/abs/1906.00425, section 3
 */
export function circleEigenvalue(frequency: number, { bias }: CircleKernelOptions): number {
  if (!Number.isInteger(frequency) || frequency < 0) {
    throw new RangeError(
      `circleEigenvalue: frequency must be a whole number of at least 0, in cycles per turn, got ${frequency}`,
    );
  }
  const k2 = frequency ** 2;
  const pi2 = Math.PI ** 2;
  if (frequency === 0) return bias ? 1 / (2 * pi2) + 1 / 8 : 1 / pi2;
  if (frequency === 1) return bias ? 1 / (2 * pi2) + 1 / 16 : 1 / 8;
  if (frequency % 2 === 0) return (k2 + 1) / (pi2 * (k2 - 1) ** 2) / (bias ? 2 : 1);
  return bias ? 1 / (2 * pi2 * k2) : 0;
}
