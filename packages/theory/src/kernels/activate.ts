import type { HiddenActivation } from '@fourier-features/core';

/** A hidden layer's activation at one point. */
export interface Activated {
  /** h, `[width]`. */
  readonly values: Float64Array;
  /** ∂h/∂z of each output z of the dense layer, `[fan-out]`; output o belongs to channel o mod width. */
  readonly slopes: Float64Array;
}

/** Applies a hidden activation to the outputs z of a dense layer, `[fan-out]`, in float64. */
export function activate(activation: HiddenActivation, z: Float64Array): Activated {
  switch (activation.kind) {
    case 'relu':
      return { values: z.map((each) => Math.max(0, each)), slopes: z.map((each) => (each > 0 ? 1 : 0)) };
    case 'sine': {
      const { omega } = activation;
      return {
        values: z.map((each) => Math.sin(omega * each)),
        slopes: z.map((each) => omega * Math.cos(omega * each)),
      };
    }
    case 'finer': {
      const { omega } = activation;
      const phase = (each: number): number => omega * (Math.abs(each) + 1) * each;
      return {
        values: z.map((each) => Math.sin(phase(each))),
        slopes: z.map((each) => omega * (2 * Math.abs(each) + 1) * Math.cos(phase(each))),
      };
    }
    case 'gauss': {
      const values = z.map((each) => Math.exp(-((activation.spread * each) ** 2)));
      return { values, slopes: values.map((value, i) => -2 * activation.spread ** 2 * z[i]! * value) };
    }
    case 'wire':
      return wavelet(z, activation.omega, activation.spread);
  }
}

/** Returns cos(ωp)·e^−(sq)² of z = (all p, then all q), and its derivatives with respect to p and q. */
function wavelet(z: Float64Array, omega: number, spread: number): Activated {
  const width = z.length / 2;
  const values = new Float64Array(width);
  const slopes = new Float64Array(z.length);
  for (let channel = 0; channel < width; channel++) {
    const phase = omega * z[channel]!;
    const q = z[width + channel]!;
    const envelope = Math.exp(-((spread * q) ** 2));
    values[channel] = Math.cos(phase) * envelope;
    slopes[channel] = -omega * Math.sin(phase) * envelope;
    slopes[width + channel] = -2 * spread ** 2 * q * values[channel]!;
  }
  return { values, slopes };
}
