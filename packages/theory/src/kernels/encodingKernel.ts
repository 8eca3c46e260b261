import type { Encoding } from '@fourier-features/core';
import { checkPositive } from '@fourier-features/core/check';
import { dot } from '../linear/multiply.ts';
import { composedKernel } from './composedKernel.ts';
import type { Kernel } from './kernel.ts';

/** γ(u)·γ(v) = Σ a_j² cos 2πb_j·(w_u − w_v), and w_u·w_v besides where coordinates are included: the encoding alone. */
export function encodingKernel(encoding: Encoding): Kernel {
  return composedKernel({ prepare: (features) => features, between: dot }, encoding);
}

/**
 * e^(−2π²σ²‖u − v‖²): what Σ cos 2πb_j·(u − v)/m tends to with the number m of frequencies drawn from N(0, σ²).
 *
 * @param scale σ, cycles per unit.
 * @see Rahimi & Recht 2007, "Random features for large-scale kernel machines"
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

/** How fine an encoding's kernel is. */
export interface EncodingBandwidth {
  /** √(Σ a_j²b_jk² / Σ a_j²), cycles per unit of the domain, along each axis: the spectrum's root mean square. */
  readonly rmsFrequency: Float64Array;
  /**
   * Units of the domain, along each axis, at which the kernel falls to half by its curvature at 0:
   * √(2 ln 2)/(2π·rmsFrequency), exact where the spectrum is Gaussian. Infinite along axes with no frequency.
   */
  readonly halfWidth: Float64Array;
}

/**
 * Root-mean-square frequency and half-width of the encoding's kernel; coordinates that are included do not count.
 *
 * @throws RangeError if the encoding has no frequencies.
 */
export function encodingBandwidth(encoding: Encoding): EncodingBandwidth {
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
