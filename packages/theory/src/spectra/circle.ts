import { cosineOf } from '../kernels/arcCosine.ts';
import type { Kernel } from '../kernels/kernel.ts';
import { dot } from '../linear/multiply.ts';

export interface CircleKernelOptions {
  /** Whether the hidden layer has (trained) biases, which start at 0. */
  bias: boolean;
}

/**
 * Returns the Gram kernel of one trained hidden ReLU layer with fixed output weights ±1, on unit vectors:
 * u·v(π − arccos u·v)/2π, or with biases, which turn u into (u, 1)/√2, (u·v + 1)(π − arccos u·v)/4π.
 *
 * @see Basri et al. 2019, https://arxiv.org/abs/1906.00425, section 3
 * @example
 * import { circleKernel, kernelMatrix, matrix } from '@fourier-features/theory';
 *
 * const k = kernelMatrix(circleKernel({ bias: true }), matrix(3, 2, [1, 0, 0, 1, -1, 0]));
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
 * Returns the eigenvalue of `circleKernel` for cos kθ and sin kθ: the limit, as n grows, of those of the Gram matrix of n
 * uniform points divided by n.
 *
 * | k       | no bias             | bias               |
 * | 0       | 1/π²                | 1/2π² + 1/8        |
 * | 1       | 1/8                 | 1/2π² + 1/16       |
 * | even    | (k²+1)/(π²(k²−1)²)  | (k²+1)/(2π²(k²−1)²)|
 * | odd ≥ 3 | 0: never fitted     | 1/(2π²k²)          |
 *
 * The paper's entries for k ≥ 1 are Fourier series coefficients, twice these.
 *
 * @param frequency k, an integer of at least 0, in cycles per turn.
 * @throws RangeError if the frequency is not such an integer.
 * @see Basri et al. 2019, https://arxiv.org/abs/1906.00425, section 3
 * @example
 * import { circleEigenvalue } from '@fourier-features/theory';
 *
 * circleEigenvalue(4, { bias: true }) / circleEigenvalue(8, { bias: true }); // nearly 4: eigenvalues fall as 1/k²
 */
export function circleEigenvalue(frequency: number, { bias }: CircleKernelOptions): number {
  if (!Number.isInteger(frequency) || frequency < 0) {
    throw new RangeError(
      `circleEigenvalue: frequency must be an integer of at least 0, in cycles per turn, got ${frequency}`,
    );
  }
  const k2 = frequency ** 2;
  const pi2 = Math.PI ** 2;
  if (frequency === 0) return bias ? 1 / (2 * pi2) + 1 / 8 : 1 / pi2;
  if (frequency === 1) return bias ? 1 / (2 * pi2) + 1 / 16 : 1 / 8;
  if (frequency % 2 === 0) return (k2 + 1) / (pi2 * (k2 - 1) ** 2) / (bias ? 2 : 1);
  return bias ? 1 / (2 * pi2 * k2) : 0;
}
