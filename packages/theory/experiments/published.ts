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

/** Exponents p of amplitudes 1/jᵖ, or no mapping at all. */
export type Mapping = number | 'none';

/** The network of the paper's figures about tangent kernels. */
export const publishedNetwork: MlpKernelOptions = {
  depth: 4,
  width: 1024,
  parameterisation: 'standard',
  bias: true,
};

export const POWERS: readonly number[] = [0, 0.5, 1, 1.5, 2, Number.POSITIVE_INFINITY];

export const SOURCE: string = 'Tancik et al. 2020, https://arxiv.org/abs/2006.10739';
/** Values that no table states, read off its plots. */
export const READ_OFF: string = `${SOURCE}, read off the plot`;
export const RECOMPUTED: string = `${SOURCE}, recomputed by its formulas`;
export const TRAINED_AGAIN: string = `${SOURCE}, its protocol run by other software with another seed`;

/** Its encodings: frequencies 1 … m of amplitudes 1/jᵖ, of unit length, or the coordinate from −½ to ½. */
export function mappingEncoding(mapping: Mapping, frequencyCount = 16): Encoding {
  if (mapping === 'none') return identityEncoding({ inputDim: 1, inputRange: [-0.5, 0.5] });
  return seriesEncoding({ frequencyCount, power: mapping, normalise: true });
}

export function mappingKernel(mapping: Mapping, frequencyCount = 16): Kernel {
  return composedKernel(ntk(publishedNetwork), mappingEncoding(mapping, frequencyCount));
}

/** `p = 1`, or `no mapping`. */
export function mappingName(mapping: Mapping): string {
  return mapping === 'none' ? 'no mapping' : `p = ${mapping === Number.POSITIVE_INFINITY ? '∞' : mapping}`;
}

/** i/n, `[n, 1]`. */
export function unitGrid(points: number): Matrix {
  return columnMatrix(Float64Array.from({ length: points }, (_, i) => i / points));
}

/** K of points i/n against 0, `[n]`. */
export function gridRow(kernel: Kernel, points: number): Float64Array {
  return kernelMatrix(kernel, columnMatrix([0]), unitGrid(points)).values;
}

/** The target of figures 2, 3 and 12: 256 samples of a band-limited signal of spectrum 1/f. */
export function publishedSignal(): Float64Array {
  return normaliseTogether([
    powerLawSignal({ length: 256, alpha: 1, bandLimit: 64, random: threefryRandom(0) }),
  ])[0]!;
}

/** Mean square difference. */
export function meanSquare(values: ArrayLike<number>, others: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - others[i]!) ** 2;
  return sum / values.length;
}
