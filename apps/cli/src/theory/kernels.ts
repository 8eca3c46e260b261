import { type FourierEncoding, seededRandom } from '@fourier-features/core';
import {
  columnMatrix,
  composedKernel,
  encodingKernel,
  type Kernel,
  type Matrix,
  type MlpKernelOptions,
  nngp,
  ntk,
} from '@fourier-features/theory';
import type { NamedEncoding } from './namedEncoding.ts';
import type { KernelValues } from './options.ts';

/** Points whose kernel’s eigenvalues take less than a second; the time grows with the cube. */
export const QUICK_POINTS = 400;

/** Returns the encoding that the options mean by a name. */
export function builtEncoding(
  { build }: NamedEncoding,
  { frequencyCount, seed }: { frequencyCount: number; seed: number },
): FourierEncoding {
  return build({ frequencyCount, random: seededRandom(seed) });
}

/** Returns the kernel that the options mean, behind an encoding. */
export function kernelOf(encoding: FourierEncoding, values: KernelValues): Kernel {
  if (values.of === 'encoding') return encodingKernel(encoding);
  const network = networkOf(values);
  return composedKernel(values.of === 'ntk' ? ntk(network) : nngp(network), encoding);
}

/** Returns the infinitely wide network that the options mean. */
function networkOf({ depth, width, parameterisation, bias }: KernelValues): MlpKernelOptions {
  return { depth, width, parameterisation, bias };
}

/** Returns what a report says about a kernel. */
export function describeKernel(values: KernelValues): object {
  const { of, frequencyCount, seed, points } = values;
  return { of, network: of === 'encoding' ? null : networkOf(values), frequencyCount, seed, points };
}

/** Returns i/n, `[n, 1]`. */
export function unitGrid(points: number): Matrix {
  return columnMatrix(Float64Array.from({ length: points }, (_, i) => i / points));
}
