import { type Encoding, encode } from '@fourier-features/core';
import { matrix } from '../linear/matrix.ts';
import type { Kernel } from './kernel.ts';

/**
 * K∘γ: a kernel of features as a kernel of coordinates, K(γ(u), γ(v)). With Fourier features of constant length and a
 * kernel of dot products it is stationary: it depends on u − v alone.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 5
 */
export function composedKernel(kernel: Kernel, encoding: Encoding): Kernel {
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
