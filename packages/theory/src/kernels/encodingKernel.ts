import type { FourierEncoding } from '@fourier-features/core';
import { checkPositive } from '@fourier-features/core/check';
import { dot } from '../linear/multiply.ts';
import { composedKernel } from './composedKernel.ts';
import type { Kernel } from './kernel.ts';

/**
 * Returns the kernel of an encoding alone, γ(u)·γ(v) = Σ a_j² cos 2πb_j·(w_u − w_v), plus w_u·w_v if the encoding includes
 * the coordinates, where w are the coordinates after its `inputRange`.
 *
 * @example
 * import { gaussianEncoding } from '@fourier-features/core';
 * import { columnMatrix, encodingKernel, kernelMatrix } from '@fourier-features/theory';
 *
 * const kernel = encodingKernel(gaussianEncoding({ inputDim: 1, scale: 2, frequencyCount: 8, normalise: true }));
 * const k = kernelMatrix(kernel, columnMatrix([0, 0.25, 0.5])); // 1 on the diagonal
 */
export function encodingKernel(encoding: FourierEncoding): Kernel {
  return composedKernel({ prepare: (features) => features, between: dot }, encoding);
}

/**
 * Returns the kernel e^(−2π²σ²‖u − v‖²), the limit of Σ cos 2πb_j·(u − v)/m as the number m of frequencies drawn from
 * N(0, σ²) grows.
 *
 * @param scale σ, in cycles per unit.
 * @throws RangeError if the scale is not positive.
 * @see Rahimi & Recht 2007, "Random features for large-scale kernel machines"
 * @example
 * import { columnMatrix, gaussianKernel, kernelMatrix } from '@fourier-features/theory';
 *
 * const k = kernelMatrix(gaussianKernel(2), columnMatrix([0, 0.1, 0.2]));
 */
export function gaussianKernel(scale: number): Kernel {
  checkPositive('gaussianKernel', 'scale', scale, 'in cycles per unit');
  return {
    prepare: (points) => points,
    between: (u, v) => {
      let squared = 0;
      for (let k = 0; k < u.length; k++) squared += (u[k]! - v[k]!) ** 2;
      return Math.exp(-2 * Math.PI ** 2 * scale ** 2 * squared);
    },
  };
}

/** How fine the detail is that an encoding's kernel resolves. */
export interface EncodingBandwidth {
  /** Root mean square frequency along each axis, √(Σ a_j²b_jk² / Σ a_j²), in cycles per unit of the domain. */
  readonly rmsFrequency: Float64Array;
  /**
   * Distance along each axis at which the kernel falls to half, judging by its curvature at 0, in units of the domain:
   * √(2 ln 2)/(2π·rmsFrequency). Exact if the spectrum is Gaussian; infinite along axes without frequencies.
   */
  readonly halfWidth: Float64Array;
}

/**
 * Computes the root mean square frequency and the half-width of an encoding's kernel. Coordinates that the encoding
 * includes do not count.
 *
 * @throws RangeError if the encoding has no frequencies.
 * @example
 * import { gaussianEncoding } from '@fourier-features/core';
 * import { encodingBandwidth } from '@fourier-features/theory';
 *
 * const { rmsFrequency, halfWidth } = encodingBandwidth(gaussianEncoding({ inputDim: 2, scale: 10 }));
 */
export function encodingBandwidth(encoding: FourierEncoding): EncodingBandwidth {
  const { inputDim, frequencyCount, frequencies, amplitudes, inputRange } = encoding;
  if (frequencyCount === 0) {
    throw new RangeError(`encodingBandwidth: the encoding must have frequencies, got ${encoding.name}`);
  }
  const stretch = Math.abs(inputRange[1] - inputRange[0]);
  const power = amplitudes.reduce((sum, a) => sum + a * a, 0);
  const rmsFrequency = Float64Array.from({ length: inputDim }, (_, axis) => {
    const squares = amplitudes.reduce((sum, a, j) => sum + (a * frequencies[j * inputDim + axis]!) ** 2, 0);
    return stretch * Math.sqrt(squares / power);
  });
  return {
    rmsFrequency,
    halfWidth: rmsFrequency.map((rms) => Math.sqrt(2 * Math.LN2) / (2 * Math.PI * rms)),
  };
}
