import { type Encoding, identityEncoding, seriesEncoding, threefryRandom } from '@fourier-features/core';
import {
  columnMatrix,
  composedKernel,
  type Kernel,
  kernelMatrix,
  type Matrix,
  type MlpKernelOptions,
  normaliseTogether,
  ntk,
  powerLawSignal,
} from '@fourier-features/theory';

/** The network of the paper's 1-D experiments. */
export const publishedNetwork: MlpKernelOptions = {
  depth: 4,
  width: 1024,
  parameterisation: 'standard',
  bias: true,
};

/** Its encodings: 16 frequencies (n/2 for 32 points) of amplitudes 1/jᵖ, or the bare coordinate. */
export function publishedEncoding(power: number | 'none', frequencyCount = 16): Encoding {
  if (power === 'none') return identityEncoding({ inputDim: 1, inputRange: [-0.5, 0.5] });
  return seriesEncoding({ frequencyCount, power, normalise: true });
}

export function publishedKernel(power: number | 'none', frequencyCount = 16): Kernel {
  return composedKernel(ntk(publishedNetwork), publishedEncoding(power, frequencyCount));
}

/** K of points x/n, x = 0 … n − 1, against 0. */
export function gridRow(kernel: Kernel, points: number): Float64Array {
  return kernelMatrix(kernel, columnMatrix([0]), gridPoints(points)).values;
}

export function gridPoints(points: number): Matrix {
  return columnMatrix(Float64Array.from({ length: points }, (_, x) => x / points));
}

/** The target of the paper's 1-D figures: 256 samples, of which every eighth is trained on. */
export function publishedSignal(): Float64Array {
  return normaliseTogether([
    powerLawSignal({ length: 256, alpha: 1, bandLimit: 64, random: threefryRandom(0) }),
  ])[0]!;
}

export function meanSquare(values: ArrayLike<number>, others: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value, i) => sum + (value - others[i]!) ** 2, 0) / values.length;
}
