import { encode, type FourierEncoding } from '@fourier-features/core';
import { matrix } from '../linear/matrix.ts';
import type { Kernel } from './kernel.ts';

/**
 * Returns K∘γ: a kernel of features as a kernel of coordinates, K(γ(u), γ(v)). With Fourier features, whose length is
 * constant, and a kernel of dot products it is stationary: it depends on u − v alone.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 5
 * @example
 * import { gaussianEncoding } from '@fourier-features/core';
 * import { columnMatrix, composedKernel, kernelMatrix, ntk } from '@fourier-features/theory';
 *
 * const network = ntk({ depth: 4, width: 256, parameterisation: 'standard', bias: true });
 * const kernel = composedKernel(network, gaussianEncoding({ inputDim: 1, scale: 2, frequencyCount: 8 }));
 * const k = kernelMatrix(kernel, columnMatrix([0, 0.25, 0.5, 0.75]));
 */
export function composedKernel(kernel: Kernel, encoding: FourierEncoding): Kernel {
  return {
    prepare: (coordinates) => {
      if (coordinates.columns !== encoding.inputDim) {
        throw new RangeError(
          `composedKernel: coordinates must be [n, ${encoding.inputDim}], got [${coordinates.rows}, ${coordinates.columns}]`,
        );
      }
      const features = encode(encoding, coordinates.values);
      return kernel.prepare(matrix(coordinates.rows, encoding.outputDim, features));
    },
    between: kernel.between,
  };
}
