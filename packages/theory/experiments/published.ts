import {
  type FourierEncoding,
  identityEncoding,
  seriesEncoding,
  threefryRandom,
} from '@fourier-features/core';
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

/** Exponent p of amplitudes 1/jᵖ, or no mapping. */
export type Mapping = number | 'none';

/** The network of the paper's figures on tangent kernels. */
export const publishedNetwork: MlpKernelOptions = {
  depth: 4,
  width: 1024,
  parameterisation: 'standard',
  bias: true,
};

export const POWERS: readonly number[] = [0, 0.5, 1, 1.5, 2, Number.POSITIVE_INFINITY];

export const SOURCE: string = 'Tancik et al. 2020, https://arxiv.org/abs/2006.10739';
export const BASRI: string = 'Basri et al. 2019, https://arxiv.org/abs/1906.00425';
/** For values that the paper plots but does not print; its tables are about other experiments. */
export const READ_OFF: string = `${SOURCE}, read off the plot`;
/** For values computed from the paper's formulas and protocol in NumPy, without code of this package. */
export const RECOMPUTED: string = `${SOURCE}, recomputed from its formulas in NumPy`;
/** For values measured in NumPy by the paper's protocol. */
export const TRAINED_AGAIN: string = `${SOURCE}, its protocol run in NumPy with another seed`;

/**
 * Returns an encoding of the paper's 1-D figures: frequencies 1 … m with amplitudes 1/jᵖ, normalised, or the coordinate in
 * [−½, ½].
 */
export function mappingEncoding(mapping: Mapping, frequencyCount = 16): FourierEncoding {
  if (mapping === 'none') return identityEncoding({ inputDim: 1, inputRange: [-0.5, 0.5] });
  return seriesEncoding({ frequencyCount, power: mapping, normalise: true });
}

export function mappingKernel(mapping: Mapping, frequencyCount = 16): Kernel {
  return composedKernel(ntk(publishedNetwork), mappingEncoding(mapping, frequencyCount));
}

/** Returns a label, such as `p = 1` or `no mapping`. */
export function mappingName(mapping: Mapping): string {
  return mapping === 'none' ? 'no mapping' : `p = ${mapping === Number.POSITIVE_INFINITY ? '∞' : mapping}`;
}

/** Returns the points i/n, `[n, 1]`. */
export function unitGrid(points: number): Matrix {
  return columnMatrix(Float64Array.from({ length: points }, (_, i) => i / points));
}

/** Returns K of the points i/n and 0, `[n]`. */
export function gridRow(kernel: Kernel, points: number): Float64Array {
  return kernelMatrix(kernel, columnMatrix([0]), unitGrid(points)).values;
}

/** Returns the target of figures 2, 3 and 12: 256 samples of a band-limited signal with spectrum 1/f. */
export function publishedSignal(): Float64Array {
  return normaliseTogether([
    powerLawSignal({ length: 256, alpha: 1, bandLimit: 64, random: threefryRandom(0) }),
  ])[0]!;
}

/** Returns the mean square difference. */
export function meanSquare(values: ArrayLike<number>, others: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - others[i]!) ** 2;
  return sum / values.length;
}
